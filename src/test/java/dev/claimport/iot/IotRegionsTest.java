package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Proxies;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class IotRegionsTest {

    private static final AwsNetwork FIPS = AwsNetwork.of(Proxies.NONE, Optional.empty(), true, false);
    private static final AwsNetwork BOTH = AwsNetwork.of(Proxies.NONE, Optional.empty(), true, true);
    private static final AwsNetwork DUAL_STACK = AwsNetwork.of(Proxies.NONE, Optional.empty(), false, true);

    @Test
    void eachPartitionHasItsDomain() {
        assertEquals("https://iot.eu-west-1.amazonaws.com", address("eu-west-1", AwsNetwork.DIRECT));
        assertEquals("https://iot.cn-north-1.amazonaws.com.cn", address("cn-north-1", AwsNetwork.DIRECT));
        assertEquals("https://iot.us-gov-west-1.amazonaws.com", address("us-gov-west-1", AwsNetwork.DIRECT));
        // A region that is newer than the SDK.
        assertEquals("https://iot.eu-west-9.amazonaws.com", address("eu-west-9", AwsNetwork.DIRECT));
    }

    @Test
    void theKindOfEndpointIsPartOfIt() {
        assertEquals("https://iot-fips.us-east-1.amazonaws.com", address("us-east-1", FIPS));
        assertEquals("https://iot-fips.us-east-1.api.aws", address("us-east-1", BOTH));
        assertEquals("https://iot.eu-west-1.api.aws", address("eu-west-1", DUAL_STACK));
        assertEquals("https://iot.cn-north-1.api.amazonwebservices.com.cn", address("cn-north-1", DUAL_STACK));
    }

    private static String address(String region, AwsNetwork network) {
        return IotRegions.address(Region.of(region), network).toString();
    }
}
