package software.amazon.awssdk.regions;

import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.servicemetadata.IamServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.IotServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.LambdaServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.OidcServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.PortalSsoServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.StsServiceMetadata;

/**
 * In the place of the AWS SDK's class of this name, which makes the regions of all 316 services as soon as the first client is built: where those
 * are that Claimport calls, each made when it is asked for.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {

    /** By the prefix of their endpoints. */
    private static final Map<String, Supplier<ServiceMetadata>> SERVICES = Map.of(
            "iam", IamServiceMetadata::new,
            "iot", IotServiceMetadata::new,
            "lambda", LambdaServiceMetadata::new,
            "oidc", OidcServiceMetadata::new,
            "portal.sso", PortalSsoServiceMetadata::new,
            "sts", StsServiceMetadata::new);

    /** @return null of any other, as the SDK has it for services that it does not know */
    @Override
    public ServiceMetadata serviceMetadata(String endpointPrefix) {
        Supplier<ServiceMetadata> service = SERVICES.get(endpointPrefix);
        return service == null ? null : service.get();
    }
}
