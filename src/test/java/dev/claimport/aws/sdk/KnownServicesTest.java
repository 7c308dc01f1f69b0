package dev.claimport.aws.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.IotServiceMetadata;

/** Of all services of AWS, the SDK knows the regions of those that are called. */
class KnownServicesTest {

    private static final String OF_THE_SDK = IotServiceMetadata.class.getPackageName();

    private static Set<Class<?>> clients() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.claimport").stream()
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream()).map(Dependency::getTargetClass)
                .filter(target -> target.isInterface() && target.isAssignableTo(AwsClient.class) && !target.isEquivalentTo(AwsClient.class))
                .map(JavaClass::reflect).collect(Collectors.toSet());
    }

    @Test
    void eachServiceThatIsCalledIsKnown() throws ReflectiveOperationException {
        Set<String> known = new TreeSet<>();
        for (Class<?> client : clients()) {
            Object metadata = client.getMethod("serviceMetadata").invoke(null);
            assertEquals(OF_THE_SDK, metadata.getClass().getPackageName(), "add it to " + GeneratedServiceMetadataProvider.class + ": " + client);
            known.add(client.getSimpleName());
        }
        assertEquals(Set.of("IamClient", "IotClient", "LambdaClient", "SsoClient", "SsoOidcClient", "StsClient"), known);
    }

    /** It has only rules for its address, as for one that is newer than the SDK. */
    @Test
    void anotherIsNot() {
        assertEquals("DefaultServiceMetadata", ServiceMetadata.of("s3").getClass().getSimpleName());
    }
}
