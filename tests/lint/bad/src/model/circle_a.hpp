#include "model/circle_b.hpp"
