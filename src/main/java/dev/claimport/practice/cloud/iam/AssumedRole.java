package dev.claimport.practice.cloud.iam;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A user in a role, as Identity Center makes them: an assumed role whose session is named after the user. */
public record AssumedRole(String accountId, Role role, String userName) implements Caller {

    @Override
    public String arn() {
        return "arn:aws:sts::" + accountId + ":assumed-role/AWSReservedSSO_" + role.name() + "_" + roleDigits() + "/" + userName;
    }

    /** The role's unique id, a colon, and the session's name. */
    @Override
    public String userId() {
        return "AROA" + (roleDigits() + "0000").toUpperCase(Locale.ROOT) + ":" + userName;
    }

    /** Sixteen hexadecimal digits that stay the same from start to start. */
    private String roleDigits() {
        UUID uuid = UUID.nameUUIDFromBytes((accountId + "/" + role.name()).getBytes(StandardCharsets.UTF_8));
        return String.format("%016x", uuid.getMostSignificantBits());
    }
}
