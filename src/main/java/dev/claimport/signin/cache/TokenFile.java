package dev.claimport.signin.cache;

import dev.claimport.file.LockFile;
import java.time.Duration;
import java.util.Optional;

/** One sign-in's place in the shared folder. */
public record TokenFile(TokenCache cache, String key) {

    /** Empty also while the file stays unreadable. */
    public Optional<SignInToken> token() {
        return read() instanceof TokenCache.Found.Token(SignInToken token) ? Optional.of(token) : Optional.empty();
    }

    public TokenCache.Found read() {
        return cache.read(key);
    }

    /** Keeps it to one program that renews it, as {@link TokenCache#lock}. */
    public LockFile lock(Duration limit) {
        return cache.lock(key, limit);
    }

    /** @throws dev.claimport.failure.FailureException {@code file-not-writable} */
    public void write(SignInToken token) {
        cache.write(key, token);
    }

    /** @throws dev.claimport.failure.FailureException {@code file-not-writable} */
    public void requireWritable() {
        cache.requireWritable(key);
    }

    /** @throws dev.claimport.failure.FailureException {@code file-not-writable} */
    public void delete() {
        cache.delete(cache.file(key));
    }
}
