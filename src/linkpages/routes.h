// What the routes of all pages behind links share.
#pragma once

#include "linkpages/frame.h"

namespace supercargo::http {
struct Asked;
struct Reply;
}  // namespace supercargo::http

namespace supercargo::linkpages {

// As a page is sent: no program keeps it, finds it or learns from it where its link stood.
http::Reply reply_of(Page page);

// In the language of the query; English unless it names one of ours.
printing::Language language_asked(const http::Asked& asked);

}  // namespace supercargo::linkpages
