package dev.claimport.certify.clause;

import java.util.List;
import java.util.stream.Stream;

/** Everything that the protocol demands, in the order in which it is asked. */
public final class Clauses {

    /** Without this one nobody has seen the device register. */
    public static final String REGISTERED = "registration-done";

    static final String FAMILY_REGISTERED = "family-registered";

    private Clauses() {}

    /** Whether it is the one without which nobody has seen the device register. */
    public static boolean isRegistration(String id) {
        return id.equals(REGISTERED) || id.equals(FAMILY_REGISTERED);
    }

    public static List<Clause<Subject>> all() {
        return Stream.of(HelloClauses.all(), FramingClauses.all(), RequestClauses.all(), BeginClauses.all(), PutClauses.all(), CommitClauses.all(), SealClauses.all(),
                RegistrationClauses.all(), AfterwardsClauses.all(), PowerClauses.all(), TimeClauses.all()).flatMap(List::stream).toList();
    }
}
