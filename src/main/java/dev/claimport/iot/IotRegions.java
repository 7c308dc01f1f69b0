package dev.claimport.iot;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;

/** The regions that have AWS IoT, as far as the SDK knows. */
public final class IotRegions {

    private IotRegions() {}

    /** @param description such as "Europe (Ireland)" */
    public record Choice(Region region, String description) {}

    /** Those of the same partition, sorted: nobody moves from {@code aws} to {@code aws-cn} by choosing a region. */
    public static List<Choice> like(Region region) {
        String partition = PartitionMetadata.of(region).id();
        return IotClient.serviceMetadata().regions().stream()
                .filter(found -> !found.isGlobalRegion() && PartitionMetadata.of(found).id().equals(partition))
                .sorted(Comparator.comparing(Region::id))
                .map(found -> new Choice(found, found.metadata() == null ? found.id() : found.metadata().description())).toList();
    }

    /** The partition of a region: {@code aws}, {@code aws-cn}, {@code aws-us-gov}, … */
    public static String partition(Region region) {
        return PartitionMetadata.of(region).id();
    }
}
