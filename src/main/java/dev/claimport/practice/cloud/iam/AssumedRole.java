package dev.claimport.practice.cloud.iam;

import dev.claimport.practice.cloud.http.HttpRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A user in a role, as Identity Center makes them: an assumed role whose session is named after the user. */
public record AssumedRole(String accountId, Role role, String userName) {

    /** As STS names an assumed role (IAM user guide, "IAM identifiers"). */
    public String arn() {
        return "arn:aws:sts::" + accountId + ":assumed-role/AWSReservedSSO_" + role.name() + "_" + roleDigits() + "/" + userName;
    }

    /** The role's unique id, a colon, and the session's name. */
    public String userId() {
        return "AROA" + (roleDigits() + "0000").toUpperCase(Locale.ROOT) + ":" + userName;
    }

    /**
     * Lets pass what the role allows.
     *
     * @throws Refusal 403 {@code AccessDeniedException} with IAM's sentence (IAM user guide, "Troubleshoot access denied error messages")
     */
    public void demand(String action, String resource) {
        if (!role.actions().contains(action)) {
            throw new HttpRefusal(403, "AccessDeniedException", "User: " + arn() + " is not authorized to perform: " + action + " on resource: "
                    + resource + " because no identity-based policy allows the " + action + " action");
        }
    }

    /** Sixteen hexadecimal digits that stay the same from start to start. */
    private String roleDigits() {
        UUID uuid = UUID.nameUUIDFromBytes((accountId + "/" + role.name()).getBytes(StandardCharsets.UTF_8));
        return String.format("%016x", uuid.getMostSignificantBits());
    }
}
