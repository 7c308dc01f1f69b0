package dev.claimport.failure;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why something could not be done. Every kind has an id that can be searched for ({@code port-busy}), a sentence for the
 * technician and a remedy; both texts are in {@code failures.properties} under {@code <id>.message} and {@code <id>.remedy}.
 */
public sealed interface Failure
        permits BenchFailure, ClaimFailure, ConfigFailure, DeviceFailure, LedgerFailure, LinkFailure, LocalFailure, NetworkFailure, PolicyFailure, ProfileFailure,
        RegistrationFailure, ServiceFailure, SignInFailure, TemplateFailure {

    /** Which member of its family this is. */
    Enum<?> kind();

    /**
     * What the texts mention, by the names in their {@code {braces}}: {@code port}, {@code template}, … Amounts are whole numbers, times
     * are instants, and a {@link Case} chooses the sentence; all else are words of others. Never a secret.
     */
    Map<String, ?> facts();

    /** The file that it is about, where it is about one. */
    default Optional<String> file() {
        return Optional.ofNullable(facts().get("file")).map(Object::toString);
    }

    /** The technical cause, shown folded away; empty if there is none. Never a secret. */
    String detail();

    /** The searchable id: {@code PORT_BUSY} is {@code port-busy}. */
    default String id() {
        return kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In one line for logs and for support: id, what the texts mention, and the cause. Nothing for a technician to read. */
    default String summary() {
        return id() + " " + facts() + (detail().isEmpty() ? "" : ": " + detail());
    }

    /** This failure as something to throw. */
    default FailureException exception() {
        return new FailureException(this);
    }

    /** This failure as something to throw, with what caused it. */
    default FailureException exception(Throwable cause) {
        return new FailureException(this, cause);
    }
}
