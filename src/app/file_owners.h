// Which records may have files, and who sees them: said once, before anything is served.
#pragma once

namespace supercargo::app {

// Who reads a record reads its files (decisions 2).
void add_file_owners();

}  // namespace supercargo::app
