package dev.claimport.workplace;

import dev.claimport.claim.RootCas;
import dev.claimport.device.HandoverGroupDevice;
import dev.claimport.iot.AwsIot;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.DefaultChainSignIn;
import dev.claimport.signin.IdentityCenterSignIn;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SignIn;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** AWS where the SDKs find it, and the ports of this computer. */
public final class LocalBackend implements Backend {

    private final SerialPorts ports;
    private final TimeSource time;

    public LocalBackend(SerialPorts ports, TimeSource time) {
        this.ports = ports;
        this.time = time;
    }

    @Override
    public SignIn identityCenter(String startUrl, Region region) {
        return new IdentityCenterSignIn(startUrl, region, ServiceEndpoints.USUAL, time);
    }

    @Override
    public RoleSession defaultSession(Optional<Region> region) {
        return new DefaultChainSignIn().signIn(region);
    }

    @Override
    public Workplace workplace(RoleSession session) {
        return new Workplace(new AwsIot(session, ServiceEndpoints.USUAL, time), ports, link -> new HandoverGroupDevice(link, time), RootCas.amazon());
    }

    @Override
    public PracticeSite practice() {
        return LocalPractice.start(ports, time);
    }
}
