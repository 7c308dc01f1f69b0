package dev.claimport.workplace;

import dev.claimport.claim.RootCas;
import dev.claimport.device.HandoverGroupDevice;
import dev.claimport.iot.AwsIot;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.AwsProfiles;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SessionKeeper;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SsoSession;
import dev.claimport.signin.config.AwsEnvironment;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** AWS where the SDKs find it, and the ports of this computer. */
public final class LocalBackend implements Backend {

    private final SerialPorts ports;
    private final TimeSource time;
    private final AwsProfiles profiles;

    /** With the environment of this process. */
    public LocalBackend(SerialPorts ports, TimeSource time) {
        this(ports, AwsEnvironment.here(), time);
    }

    public LocalBackend(SerialPorts ports, AwsEnvironment environment, TimeSource time) {
        this.ports = ports;
        this.time = time;
        profiles = new AwsProfiles(environment, time);
    }

    @Override
    public SignInOffers offers() {
        return profiles.offers();
    }

    @Override
    public SignIn identityCenter(SsoSession session, boolean keep) {
        return profiles.signIn(session, keep);
    }

    @Override
    public Optional<SignedInUser> keptSignIn(SsoSession session) {
        return profiles.keptSignIn(session);
    }

    @Override
    public RoleSession session(Optional<String> profile, Optional<Region> region) {
        return profiles.session(profile, region);
    }

    @Override
    public Workplace workplace(RoleSession session) {
        return new Workplace(new AwsIot(session, time), ports, link -> new HandoverGroupDevice(link, time), RootCas.amazon(),
                Optional.of(SessionKeeper.start(session.life(), time)));
    }

    @Override
    public PracticeSite practice() {
        return LocalPractice.start(ports, time);
    }
}
