package dev.claimport.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import software.amazon.awssdk.regions.Region;

/** Regions on the command line. */
final class RegionOption {

    private RegionOption() {}

    /** It becomes part of a host's name, so only what can be a region's name gets there. */
    static Region parse(CommandSpec spec, String option, String text) {
        if (!text.matches("[a-z0-9]+(-[a-z0-9]+){1,6}")) {
            throw UsageProblem.REGION_WRONG.in(spec, option);
        }
        return Region.of(text);
    }

    static Optional<Region> parseOptional(CommandSpec spec, String option, String text) {
        return Optional.ofNullable(text).map(given -> parse(spec, option, given));
    }
}
