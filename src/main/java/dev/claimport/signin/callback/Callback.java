package dev.claimport.signin.callback;

/** What the browser brought back (RFC 6749, section 4.1.2). */
public sealed interface Callback {

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
