package dev.claimport.iot;

import dev.claimport.aws.network.AwsNetwork;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
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

    /** Where a region's AWS IoT is asked; unlike the region's name, its partition and the kind of endpoint say under which domain. */
    public static URI address(Region region, AwsNetwork network) {
        List<EndpointTag> tags = Stream.of(EndpointTag.FIPS, EndpointTag.DUALSTACK)
                .filter(tag -> tag == EndpointTag.FIPS ? network.fips() : network.dualStack()).toList();
        URI host = IotClient.serviceMetadata().endpointFor(ServiceEndpointKey.builder().region(region).tags(tags).build());
        return URI.create("https://" + host);
    }

    /** The partition of a region: {@code aws}, {@code aws-cn}, {@code aws-us-gov}, … */
    public static String partition(Region region) {
        return PartitionMetadata.of(region).id();
    }
}
