package dev.claimport.desktop.signin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** The regions that the SDK knows. */
final class Regions {

    private Regions() {}

    /** All in which something runs, by their ids. */
    static List<String> ids() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion()).map(Region::id).sorted().toList();
    }

    /** Those of the same partition, the given one among them. */
    static List<Region> besides(Region region) {
        String partition = partition(region);
        return Stream.concat(Stream.of(region), Region.regions().stream())
                .filter(one -> !one.isGlobalRegion() && partition(one).equals(partition))
                .distinct().sorted(Comparator.comparing(Region::id)).toList();
    }

    private static String partition(Region region) {
        return Optional.ofNullable(RegionMetadata.of(region)).map(metadata -> metadata.partition().id()).orElse("");
    }

    /** Such as {@code Europe (Ireland)}; empty for one that is newer than the SDK. */
    static String name(Region region) {
        return Optional.ofNullable(RegionMetadata.of(region)).map(RegionMetadata::description).orElse("");
    }
}
