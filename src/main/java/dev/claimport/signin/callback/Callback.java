package dev.claimport.signin.callback;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import java.util.Map;

/** What the browser brought back (RFC 6749, section 4.1.2). */
public sealed interface Callback {

    /**
     * The code that the technician's consent has brought.
     *
     * @throws FailureException {@code sign-in-denied}, {@code request-refused}, {@code sign-in-ended}, {@code sign-in-forged},
     *     {@code callback-disturbed} when it brought none
     */
    default String required() {
        return switch (this) {
            case Code(String code) -> code;
            case Refused(String error) when error.equals("access_denied") -> throw failure(SignInFailure.Kind.SIGN_IN_DENIED, Map.of());
            case Refused(String error) ->
                    throw new ServiceFailure(ServiceFailure.Kind.REQUEST_REFUSED, Map.of("operation", "authorize", "code", error)).exception();
            case Unproven(String error) -> throw failure(SignInFailure.Kind.SIGN_IN_ENDED, Map.of("error", error));
            case Forged _ -> throw failure(SignInFailure.Kind.SIGN_IN_FORGED, Map.of());
            case Disturbed(int requests) -> throw failure(SignInFailure.Kind.CALLBACK_DISTURBED, Map.of("requests", requests));
        };
    }

    private static FailureException failure(SignInFailure.Kind kind, Map<String, ?> facts) {
        return new SignInFailure(kind, facts).exception();
    }

    /** The technician allowed it. */
    record Code(String code) implements Callback {

        /** Leaves the code out: with the verifier it is the sign-in itself. */
        @Override
        public String toString() {
            return "Code[…]";
        }
    }

    /** It was refused. @param error such as {@code access_denied}; fit to be shown */
    record Refused(String error) implements Callback {}

    /** An error without a state, so that nothing shows whose it is: any page could have sent it. @param error fit to be shown */
    record Unproven(String error) implements Callback {}

    /** Somebody else's sign-in: the state is not ours. */
    record Forged() implements Callback {}

    /** So many requests that were none of the browser's came that something else must be at work on the port. */
    record Disturbed(int requests) implements Callback {}
}
