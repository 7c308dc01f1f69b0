package dev.claimport.cli;

import dev.claimport.app.SignIns;
import dev.claimport.signin.RoleSession;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/** In which role, and in which region; what every command has that talks to AWS. */
final class IdentityOptions {

    @Option(names = "--profile", paramLabel = "NAME")
    private String profile;

    @Option(names = "--region", paramLabel = "REGION")
    private String region;

    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    Optional<Region> region(CommandSpec spec) {
        return RegionOption.parseOptional(spec, "--region", region);
    }

    /** @throws dev.claimport.failure.FailureException as {@link SignIns#session} */
    RoleSession session(SignIns signIns, CommandSpec spec) {
        return signIns.session(profile(), region(spec));
    }
}
