package dev.claimport.cli;

import dev.claimport.app.Backend;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.profile.ProfileOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.regions.Region;

/**
 * Two kinds of profile meet in a hand-over: whom AWS sees, and what the device is. Each has an option of its own; {@code --profile}
 * takes either, as long as it is plain which one is meant.
 */
final class HandoverProfiles {

    @Option(names = "--profile", paramLabel = "NAME|FILE")
    private List<String> either = new ArrayList<>();

    @Option(names = "--aws-profile", paramLabel = "NAME")
    private @Nullable String aws;

    @Option(names = "--device-profile", paramLabel = "NAME|FILE")
    private @Nullable String device;

    @Option(names = "--set", paramLabel = "KEY=VALUE")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--region", paramLabel = "REGION")
    private String region;

    Optional<Region> region(CommandSpec spec) {
        return RegionOption.parseOptional(spec, "--region", region);
    }

    /** The AWS profile, if one is named. */
    Optional<String> aws(Backend backend, CommandSpec spec) {
        List<String> named = new ArrayList<>(either.stream().filter(profile -> !isDevice(profile, backend, spec, false)).toList());
        if (aws != null) {
            named.add(aws);
        }
        return onlyOne(named, "AWS", spec);
    }

    /**
     * The device's profile with what is set in it, if one is named.
     *
     * @param practice where no AWS profile can be meant
     * @throws dev.claimport.failure.FailureException {@code device-profile-not-found}, {@code device-profile-invalid}, {@code file-unreadable}
     */
    Optional<Profile> device(Backend backend, CommandSpec spec, boolean practice) {
        if (practice) {
            refuseAws(backend, spec);
        }
        List<String> named = new ArrayList<>(either.stream().filter(profile -> isDevice(profile, backend, spec, practice)).toList());
        if (device != null) {
            named.add(device);
        }
        List<ProfileOverride> replaced = settings.stream().map(text -> ProfileOverride.parse(text).orElseThrow(() ->
                new ParameterException(spec.commandLine(), "--set takes KEY=VALUE, such as key.path=/lfs1/x.der"))).toList();
        Optional<String> profile = onlyOne(named, "device", spec);
        if (profile.isEmpty() && !replaced.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--set changes a device profile, so name one with --device-profile");
        }
        return profile.map(name -> backend.deviceProfiles().choose(name, replaced));
    }

    /** A practice has a technician of its own: a name that is only AWS's, or mistyped, would otherwise be passed over without a word. */
    private void refuseAws(Backend backend, CommandSpec spec) {
        String refused = "--practice signs in by itself and takes no profile of ~/.aws/config";
        if (aws != null) {
            throw new ParameterException(spec.commandLine(), refused);
        }
        either.stream().filter(profile -> !isDevice(profile, backend, spec, true)).findFirst().ifPresent(named -> {
            throw new ParameterException(spec.commandLine(), refused + "; there is no device profile \"" + named + "\"");
        });
    }

    /** Whether a device's profile is meant. A name that is both an AWS profile's and a device profile's is refused. */
    private static boolean isDevice(String profile, Backend backend, CommandSpec spec, boolean practice) {
        if (profile.matches("(?i).*\\.ya?ml|.*[/\\\\].*")) {
            return true;
        }
        ProfileLibrary profiles = backend.deviceProfiles();
        if (profiles.named(profile).isEmpty()) {
            return false;
        }
        if (!practice && backend.offers().profiles().stream().anyMatch(offered -> offered.name().equals(profile))) {
            throw new ParameterException(spec.commandLine(), "\"" + profile + "\" is a profile of ~/.aws/config and a device profile: say --aws-profile or"
                    + " --device-profile instead of --profile");
        }
        return true;
    }

    private static Optional<String> onlyOne(List<String> named, String kind, CommandSpec spec) {
        if (named.size() > 1) {
            throw new ParameterException(spec.commandLine(), "more than one " + kind + " profile is named: " + String.join(", ", named));
        }
        return named.stream().findFirst();
    }
}
