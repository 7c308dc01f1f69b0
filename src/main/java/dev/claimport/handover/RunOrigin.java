package dev.claimport.handover;

import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;

/**
 * Who hands over, and where. What is not known is empty.
 *
 * @param operator the person: as AWS knows them, or else this computer
 * @param account twelve digits
 * @param region such as {@code eu-west-1}
 * @param station the computer
 */
public record RunOrigin(String operator, String account, String region, String station) {

    public static final RunOrigin UNKNOWN = new RunOrigin("", "", "", "");

    /** Whoever has signed in. @param user of this computer, for when the sign-in does not say who it is */
    public static RunOrigin of(RoleSession session, String user, String station) {
        Identity identity = session.identity();
        return new RunOrigin(identity.userName().isEmpty() ? user : identity.userName(), identity.accountId(), session.region().id(), station);
    }
}
