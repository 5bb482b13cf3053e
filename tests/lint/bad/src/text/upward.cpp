#include "model/circle_a.hpp"
#include <xapian.h>
