// TLS is verified and no setting turns it off: whose certificate is not right gets nothing.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "outbound/client.h"

namespace supercargo::outbound {
namespace {

struct Certificate {
  const char* name = "IP:127.0.0.1";
  long seconds_left = 3600;
};

struct Ends {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* connection) const { SSL_free(connection); }
};
template <class T>
using Owned = std::unique_ptr<T, Ends>;

// A receiver that signs its own certificate and answers one post with 200.
class TlsReceiver {
 public:
  explicit TlsReceiver(const Certificate& wanted, int newest_version = TLS1_3_VERSION) {
    make_certificate(wanted);
    SSL_CTX_use_certificate(context_.get(), certificate_.get());
    SSL_CTX_use_PrivateKey(context_.get(), key_.get());
    SSL_CTX_set_security_level(context_.get(), 0);  // or OpenSSL itself refuses what is old
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), newest_version);
    listening_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(listening_, any, size), 0);
    EXPECT_EQ(listen(listening_, 1), 0);
    EXPECT_EQ(getsockname(listening_, any, &size), 0);
    address_ = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    thread_ = std::thread([this] { serve(); });
  }
  ~TlsReceiver() {
    shutdown(listening_, SHUT_RDWR);
    thread_.join();
    close(listening_);
  }

  const std::string& address() const { return address_; }
  // Its certificate as an authority's file.
  std::string authority() const {
    const auto file = std::filesystem::temp_directory_path() /
                      ("supercargo_authority_" + std::to_string(getpid()) + ".pem");
    FILE* const out = fopen(file.c_str(), "w");
    EXPECT_EQ(PEM_write_X509(out, certificate_.get()), 1);
    fclose(out);
    return file;
  }

 private:
  void make_certificate(const Certificate& wanted) {
    X509* const made = certificate_.get();
    X509_set_version(made, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -7200);
    X509_gmtime_adj(X509_getm_notAfter(made), wanted.seconds_left);
    X509_set_pubkey(made, key_.get());
    X509_NAME* const subject = X509_get_subject_name(made);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
    X509_set_issuer_name(made, subject);
    X509_EXTENSION* const names =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, wanted.name);
    X509_add_ext(made, names, -1);
    X509_EXTENSION_free(names);
    X509_sign(made, key_.get(), EVP_sha256());
  }

  void serve() {
    const int connection = accept(listening_, nullptr, nullptr);
    if (connection < 0) return;
    const Owned<SSL> tls(SSL_new(context_.get()));
    SSL_set_fd(tls.get(), connection);
    char bytes[4096];
    if (SSL_accept(tls.get()) == 1 && SSL_read(tls.get(), bytes, sizeof bytes) > 0) {
      const std::string reply = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
      SSL_write(tls.get(), reply.data(), static_cast<int>(reply.size()));
      SSL_shutdown(tls.get());
    }
    close(connection);
  }

  Owned<EVP_PKEY> key_{EVP_EC_gen("P-256")};
  Owned<X509> certificate_{X509_new()};
  Owned<SSL_CTX> context_{SSL_CTX_new(TLS_server_method())};
  int listening_ = -1;
  std::string address_;
  std::thread thread_;
};

Outcome post_to(const TlsReceiver& receiver, const std::string& authority) {
  Client client(
      {.addresses = {.allowed = {*parse_network(receiver.address())}}, .ca_file = authority});
  return client.post({.url = "https://" + receiver.address() + "/hook"});
}

TEST(Tls, who_has_a_certificate_of_a_known_authority_is_spoken_to) {
  const TlsReceiver receiver({});
  const auto outcome = post_to(receiver, receiver.authority());
  EXPECT_EQ(outcome.failure, Failure::none);
  EXPECT_EQ(outcome.status, 200);
}

TEST(Tls, who_signed_for_himself_is_not) {
  EXPECT_EQ(post_to(TlsReceiver({}), "").failure, Failure::tls_failed);
}

TEST(Tls, who_bears_another_name_is_not) {
  const TlsReceiver receiver({.name = "DNS:elsewhere.example"});
  EXPECT_EQ(post_to(receiver, receiver.authority()).failure, Failure::tls_failed);
}

TEST(Tls, whose_certificate_is_over_is_not) {
  const TlsReceiver receiver({.seconds_left = -60});
  EXPECT_EQ(post_to(receiver, receiver.authority()).failure, Failure::tls_failed);
}

TEST(Tls, who_speaks_only_an_old_version_is_not) {
  const TlsReceiver receiver({}, TLS1_1_VERSION);
  EXPECT_EQ(post_to(receiver, receiver.authority()).failure, Failure::tls_failed);
}

}  // namespace
}  // namespace supercargo::outbound
