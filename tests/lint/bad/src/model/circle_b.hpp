#include "model/circle_a.hpp"
