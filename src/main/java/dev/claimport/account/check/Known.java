package dev.claimport.account.check;

import java.util.Optional;

/** Something outside of the body: what it is, or why that is not known, which is never the same as “fine”. */
public sealed interface Known<T> {

    record Is<T>(T what) implements Known<T> {}

    /** Nobody asked: there are no credentials, or this is not asked at all. */
    record NotAsked<T>() implements Known<T> {}

    /** Asked, and not answered. @param action such as {@code iot:GetPolicy} @param reason the id of the failure */
    record NotTold<T>(String action, String reason) implements Known<T> {}

    static <T> Known<T> is(T value) {
        return new Is<>(value);
    }

    static <T> Known<T> notAsked() {
        return new NotAsked<>();
    }

    default Optional<T> value() {
        return this instanceof Is<T>(T what) ? Optional.of(what) : Optional.empty();
    }
}
