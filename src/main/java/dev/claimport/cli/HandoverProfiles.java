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
        return onlyOne(named, UsageProblem.AWS_PROFILES_TWO, spec);
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
        List<ProfileOverride> replaced = settings.stream().map(text -> ProfileOverride.parse(text).orElseThrow(() -> UsageProblem.SETTING_WRONG.in(spec, "--set"))).toList();
        Optional<String> profile = onlyOne(named, UsageProblem.DEVICE_PROFILES_TWO, spec);
        if (profile.isEmpty() && !replaced.isEmpty()) {
            throw UsageProblem.SETTING_WITHOUT_PROFILE.in(spec);
        }
        return profile.map(name -> backend.deviceProfiles().choose(name, replaced));
    }

    /** A practice has a technician of its own: a name that is only AWS's, or mistyped, would otherwise be passed over without a word. */
    private void refuseAws(Backend backend, CommandSpec spec) {
        if (aws != null) {
            throw UsageProblem.PRACTICE_WITH_AWS_PROFILE.in(spec);
        }
        either.stream().filter(profile -> !isDevice(profile, backend, spec, true)).findFirst().ifPresent(named -> {
            throw UsageProblem.PRACTICE_WITH_UNKNOWN_PROFILE.in(spec, named);
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
            throw UsageProblem.PROFILE_AMBIGUOUS.in(spec, profile);
        }
        return true;
    }

    private static Optional<String> onlyOne(List<String> named, UsageProblem two, CommandSpec spec) {
        if (named.size() > 1) {
            throw two.in(spec, named);
        }
        return named.stream().findFirst();
    }
}
