package dev.claimport.signin;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.config.ProfileWriter;
import dev.claimport.signin.console.ConsoleSession;
import dev.claimport.signin.console.ConsoleSignIn;
import dev.claimport.signin.console.ConsoleSignIn.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** A sign-in with the console's credentials that is still to be made. Not for two at once. */
public final class ConsoleLogin implements AutoCloseable {

    private final ConsoleSignIn signIn;
    private final Region region;
    private final AwsAccess access;
    private final Optional<Kept> kept;

    /**
     * Under which profile other AWS tools find it.
     *
     * @param before as whom the profile signs in so far
     * @param hasRegion whether the profile says a region already, which then is the one of the sign-in
     */
    record Kept(AwsEnvironment environment, String profile, Optional<String> before, boolean hasRegion) {}

    /** @param kept empty keeps it in memory only */
    ConsoleLogin(ConsoleSignIn signIn, Region region, AwsAccess access, Optional<Kept> kept) {
        this.signIn = signIn;
        this.region = region;
        this.access = access;
        this.kept = kept;
    }

    /** Where it is made, and refreshed. */
    public Region region() {
        return region;
    }

    /** Under what profile it is kept; empty when it is in memory only. */
    public Optional<String> profile() {
        return kept.map(Kept::profile);
    }

    /** As whom the profile signs in so far: whoever is chosen in the browser takes that place. */
    public Optional<String> before() {
        return kept.flatMap(Kept::before);
    }

    /** For the browser on this computer, for which it listens before this returns. @see ConsoleSignIn#beginHere */
    public Page beginHere() {
        return signIn.beginHere();
    }

    /** For a browser on any device. @see ConsoleSignIn#beginElsewhere */
    public Page beginElsewhere() {
        return signIn.beginElsewhere();
    }

    /** Waits for the browser on this computer. @see ConsoleSignIn#await */
    public ConsoleUser await(Page page) {
        return user(signIn.await(page));
    }

    /** Goes on with what the page on the other device shows. @see ConsoleSignIn#redeem */
    public ConsoleUser redeem(Page page, String pasted) {
        return user(signIn.redeem(page, pasted));
    }

    private ConsoleUser user(ConsoleSession session) {
        // The region is written too: in another one than that of the sign-in nobody could refresh it.
        kept.ifPresent(place -> {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("login_session", session.name());
            if (!place.hasRegion()) {
                settings.put("region", region.id());
            }
            ProfileWriter.set(place.environment().configFile(), place.profile(), settings);
        });
        return new ConsoleUser(session, access);
    }

    @Override
    public void close() {
        signIn.close();
    }
}
