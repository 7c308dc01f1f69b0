package dev.claimport.desktop;

import dev.claimport.device.Devices;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import java.security.cert.X509Certificate;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/** What the window works with; put together at the door. Everything here may block: never call it on the FX thread. */
public interface Backend {

    /** Sign-in at IAM Identity Center. */
    SignIn identityCenter(String startUrl, Region region);

    /** What a signed-in technician works with. */
    Workplace workplace(RoleSession session);

    /** Starts a cloud and a device on this computer. */
    PracticeSite practice();

    /**
     * The outside world of the hand-over page.
     *
     * @param rootCas by which devices know the endpoint
     */
    record Workplace(IotService iot, SerialPorts ports, Devices devices, List<X509Certificate> rootCas) implements AutoCloseable {

        @Override
        public void close() {
            iot.close();
        }
    }

    /** A running practice. Closing it ends cloud and devices. */
    interface PracticeSite extends AutoCloseable {

        /** Signs in as the practice technician, through the same pages and calls as anywhere. */
        RoleSession signIn();

        Workplace workplace(RoleSession session);

        /** Unplugs the practice device and plugs in a new one, with the next serial number. */
        void plugInNextDevice();

        @Override
        void close();
    }
}
