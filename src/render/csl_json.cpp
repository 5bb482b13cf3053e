// The reference list as CSL-JSON. ibid's own keys (kind, design, status) stand beside CSL's, which
// processors pass over and ibid reads back.

#include "model/json.hpp"
#include "model/source_json.hpp"
#include "render/render.hpp"

namespace ibid::render {

std::string csl_json(std::span<const Reference> references) {
  model::Json list = model::Json::array();
  for (const Reference& reference : references) list.push_back(model::to_json(reference.source));
  return model::dump_pretty(list) + '\n';
}

}  // namespace ibid::render
