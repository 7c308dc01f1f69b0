package dev.claimport.practice.cloud.iam;

import dev.claimport.practice.cloud.http.HttpRefusal;

/** Whoever signs requests. */
public sealed interface Caller permits AssumedRole, ConsoleIdentity {

    /** Twelve digits. */
    String accountId();

    /** What they may do. */
    Role role();

    /** As STS names them (IAM user guide, "IAM identifiers"). */
    String arn();

    /** As GetCallerIdentity has it. */
    String userId();

    /**
     * Lets pass what the role allows.
     *
     * @param region in which it is asked
     * @throws HttpRefusal 403 {@code AccessDeniedException} with IAM's sentence (IAM user guide, "Troubleshoot access denied error messages")
     */
    default void demand(String action, String resource, String region) {
        String why = switch (role().policy().decide(action, resource, new RequestKeys(accountId(), region))) {
            case ALLOWED -> "";
            case NOT_ALLOWED -> " because no identity-based policy allows the " + action + " action";
            case EXPLICITLY_DENIED -> " with an explicit deny in an identity-based policy";
        };
        if (!why.isEmpty()) {
            throw new HttpRefusal(403, "AccessDeniedException", "User: " + arn() + " is not authorized to perform: " + action + " on resource: " + resource + why);
        }
    }
}
