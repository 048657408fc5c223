// Public holidays of the states in which no period of the European Union's law may end on one: the
// days that hold in the whole state, as its law names them (Regulation (EEC, Euratom) 1182/71,
// Art. 2(1); the Commission publishes each year what the states report). Holidays of regions are
// added by whoever needs them. A day too many only gives a consumer more time. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "kernel/time.h"

namespace supercargo::rights {

// Of the country, ISO 3166-1 alpha-2, in that year, in no order; none for a country that is not
// kept. From 1900 to 2099.
std::vector<Day> public_holidays(std::string_view country, int year);

// Easter Sunday of the western churches, and of the eastern ones by the calendar of today.
Day western_easter(int year);
Day eastern_easter(int year);

}  // namespace supercargo::rights
