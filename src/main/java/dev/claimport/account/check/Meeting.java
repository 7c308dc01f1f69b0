package dev.claimport.account.check;

import java.util.Set;
import java.util.TreeSet;

/** Where a device, or whoever hands over to it, meets what a rule finds. */
public enum Meeting {
    /** No claim is made. */
    CLAIM,
    /** The pre-provisioning hook refuses. */
    HOOK,
    /** RegisterThing is refused. */
    REGISTRATION,
    /** The device registers, and is not let in with what it got. */
    CONNECTION,
    /** Devices become the same thing. */
    IDENTITY,
    /** Nothing fails. */
    NOWHERE;

    private static final Set<String> OF_CLAIM = Set.of("template-name", "not-enabled", "type-jitp", "technician-resource");
    private static final Set<String> OF_HOOK = Set.of("hook-missing", "hook-not-permitted", "hook-slow", "hook-runtime-ended", "hook-elsewhere", "hook-payload-version");
    private static final Set<String> OF_CONNECTION = Set.of("no-certificate", "certificate-inactive", "no-policy", "connect-missing", "connect-elsewhere", "denied-again", "action-unknown",
            "resource-of-another-kind", "variable-escaped", "variable-unknown", "arn-foreign", "thing-variable-loose", "topics-missing",
            "authorization-denied");
    private static final Set<String> OF_IDENTITY = Set.of("thing-name-fixed", "thing-name-shared", "thing-name-default", "override-fails");
    private static final Set<String> OF_VALUES = Set.of("no-thing", "map-key-open", "parameter-not-declared");

    /** Where the rule's findings are met. */
    public static Meeting of(Rule rule) {
        String id = rule.id();
        if (OF_CLAIM.contains(id)) {
            return CLAIM;
        }
        if (OF_HOOK.contains(id)) {
            return HOOK;
        }
        if (OF_CONNECTION.contains(id)) {
            return CONNECTION;
        }
        if (OF_IDENTITY.contains(id)) {
            return IDENTITY;
        }
        return rule.severity() == Severity.BREAKS || OF_VALUES.contains(id) ? REGISTRATION : NOWHERE;
    }

    /** All rules that are named here, for a test that they exist. */
    static Set<String> named() {
        Set<String> all = new TreeSet<>(OF_CLAIM);
        all.addAll(OF_HOOK);
        all.addAll(OF_CONNECTION);
        all.addAll(OF_IDENTITY);
        all.addAll(OF_VALUES);
        return all;
    }
}
