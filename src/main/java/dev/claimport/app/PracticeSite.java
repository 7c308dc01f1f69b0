package dev.claimport.app;

import dev.claimport.device.profile.Dialect;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignedInUser;

/** A running practice: a cloud, and a device that is plugged in. Closing it ends both. */
public interface PracticeSite extends AutoCloseable {

    /** Signs in as the practice technician, through the same pages and calls as anywhere. */
    RoleSession signIn();

    /** Who has signed in, and may work in other roles too. */
    SignedInUser technician();

    /** What the practice technician works with. */
    RoleContext workplace(RoleSession session);

    /** Unplugs the practice device and plugs in a new one, with the next serial number. */
    void plugInNextDevice();

    /** The same with a device of that family; those that follow are of it as well. */
    default void plugInNextDevice(Dialect dialect) {
        plugInNextDevice();
    }

    /**
     * The same with one of the hand-over group that has a code on its label, and opens nothing that was sealed without it. Its port's
     * description says the code; those that follow have one as well, until a family is named.
     */
    default void plugInNextDeviceWithCode() {
        plugInNextDevice();
    }

    @Override
    void close();
}
