package dev.claimport.app;

import dev.claimport.device.profile.Profile;
import dev.claimport.iot.AccountReader;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignedInUser;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A running practice: a cloud, and a device that is plugged in. Closing it ends both. */
public interface PracticeSite extends AutoCloseable {

    /** Signs in as the practice technician, through the same pages and calls as anywhere. */
    RoleSession signIn();

    /** Who has signed in, and may work in other roles too. */
    SignedInUser technician();

    /** What the practice technician works with. */
    RoleContext context(RoleSession session);

    /** What the practice technician may look at. */
    AccountReader account(RoleSession session);

    /** What it can plug in, the usual kind first. */
    List<PracticeDialects.Kind> kinds();

    /** Unplugs the practice device and plugs in a new one of the same kind, with the next serial number. */
    void plugInNextDevice();

    /**
     * The same with a device of that kind; those that follow are of it as well. The port's description says the code where there is one
     * on the label.
     */
    void plugInNextDevice(PracticeDialects.Kind kind);

    /** The same with a device of that family. */
    void plugInNextDevice(Profile family);

    /**
     * Plugs in one more device, with the next serial number; the others stay.
     *
     * @param kind empty: as the last one
     * @return the path of its port
     */
    String plugInBeside(Optional<PracticeDialects.Kind> kind);

    /** Unplugs the device on that port for good; nothing where there is none. */
    void unplug(String path);

    /** Has somebody told, on another thread, of everything that policies and hooks refuse to devices from now on; must not wait. */
    void follow(Consumer<Refusal> refusals);

    @Override
    void close();
}
