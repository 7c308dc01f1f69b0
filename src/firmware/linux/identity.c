#include "identity.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool identity_of_claim(struct identity *identity, const struct claimport_bundle *bundle, struct trouble *trouble) {
    const unsigned char *certificate = bundle->certificate.data;
    const unsigned char *key = bundle->key.data;
    identity->certificate = d2i_X509(NULL, &certificate, (long)bundle->certificate.size);
    identity->key = d2i_AutoPrivateKey(NULL, &key, (long)bundle->key.size);
    if (identity->certificate == NULL || identity->key == NULL || X509_check_private_key(identity->certificate, identity->key) != 1) {
        return fail(trouble, "storage", "the claim's certificate or key cannot be read, or they do not belong together");
    }
    return true;
}

bool identity_of_answer(struct identity *identity, const char *certificate_pem, const char *key_pem, struct trouble *trouble) {
    BIO *certificate = BIO_new_mem_buf(certificate_pem, -1);
    BIO *key = key_pem == NULL ? NULL : BIO_new_mem_buf(key_pem, -1);
    identity->certificate = certificate == NULL ? NULL : PEM_read_bio_X509(certificate, NULL, NULL, NULL);
    if (key != NULL) {
        identity->key = PEM_read_bio_PrivateKey(key, NULL, NULL, NULL);
    }
    BIO_free(key);
    BIO_free(certificate);
    if (identity->certificate == NULL || identity->key == NULL || X509_check_private_key(identity->certificate, identity->key) != 1) {
        return fail(trouble, "storage", "the new certificate or key cannot be read, or they do not belong together");
    }
    return true;
}

bool identity_request(struct identity *identity, const char *serial, char *pem, size_t size, struct trouble *trouble) {
    X509_REQ *request = X509_REQ_new();
    BIO *out = BIO_new(BIO_s_mem());
    identity->key = EVP_EC_gen("P-256");
    bool made = request != NULL && out != NULL && identity->key != NULL
            && X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request), "CN", MBSTRING_UTF8, (const unsigned char *)serial, -1, -1, 0) == 1
            && X509_REQ_set_pubkey(request, identity->key) == 1 && X509_REQ_sign(request, identity->key, EVP_sha256()) > 0
            && PEM_write_bio_X509_REQ(out, request) == 1;
    int length = made ? BIO_read(out, pem, (int)size - 1) : 0;
    pem[length > 0 ? length : 0] = 0;
    BIO_free(out);
    X509_REQ_free(request);
    return length > 0 || fail(trouble, "storage", "no key and request could be made");
}

void identity_forget(struct identity *identity) {
    X509_free(identity->certificate);
    EVP_PKEY_free(identity->key);
    identity->certificate = NULL;
    identity->key = NULL;
}

static bool path(char *to, size_t size, const char *folder, const char *name) {
    return (size_t)snprintf(to, size, "%s/%s", folder, name) < size;
}

bool identity_store(const struct identity *identity, const char *folder, const char *thing, struct trouble *trouble) {
    char name[1024];
    if ((mkdir(folder, 0700) != 0 && errno != EEXIST) || !path(name, sizeof name, folder, "identity.pem.new")) {
        return fail(trouble, "storage", "%s: %s", folder, strerror(errno));
    }
    unlink(name);
    int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (file == NULL) {
        return fail(trouble, "storage", "%s: %s", name, strerror(errno));
    }
    /* Nothing of the key may stay behind in the library's buffer. */
    setvbuf(file, NULL, _IONBF, 0);
    bool written = fprintf(file, "thing name: %s\n", thing) > 0 && PEM_write_PrivateKey(file, identity->key, NULL, NULL, 0, NULL, NULL) == 1
            && PEM_write_X509(file, identity->certificate) == 1 && fflush(file) == 0 && fsync(fd) == 0;
    written = fclose(file) == 0 && written;
    return written || fail(trouble, "storage", "%s cannot be written", name);
}

bool identity_adopt(const char *folder, struct trouble *trouble) {
    char from[1024];
    char to[1024];
    if (!path(from, sizeof from, folder, "identity.pem.new") || !path(to, sizeof to, folder, "identity.pem") || rename(from, to) != 0) {
        return fail(trouble, "storage", "%s: %s", folder, strerror(errno));
    }
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd); /* what the file system cannot do here, it need not */
        close(fd);
    }
    return true;
}
