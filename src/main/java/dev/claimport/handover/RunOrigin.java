package dev.claimport.handover;

import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;

/**
 * Who hands over, and where. What is not known is empty.
 *
 * @param operator the person: as AWS knows them, or else this computer
 * @param account twelve digits
 * @param region such as {@code eu-west-1}
 * @param station the computer, or what the bench is called
 * @param place where on a bench
 */
public record RunOrigin(String operator, String account, String region, String station, Place place) {

    /** Of a bench. @param slot its number */
    public record Place(String slot, String batch, String order) {

        public static final Place NONE = new Place("", "", "");
    }

    /** Nowhere on a bench. */
    public RunOrigin(String operator, String account, String region, String station) {
        this(operator, account, region, station, Place.NONE);
    }

    public static final RunOrigin UNKNOWN = new RunOrigin("", "", "", "");

    /** The same on a bench. @param person empty: who it is anyhow @param bench empty: the computer */
    public RunOrigin at(Place where, String person, String bench) {
        return new RunOrigin(person.isEmpty() ? operator : person, account, region, bench.isEmpty() ? station : bench, where);
    }

    /** Whoever has signed in. @param user of this computer, for when the sign-in does not say who it is */
    public static RunOrigin of(RoleSession session, String user, String station) {
        Identity identity = session.identity();
        return new RunOrigin(identity.userName().isEmpty() ? user : identity.userName(), identity.accountId(), session.region().id(), station);
    }
}
