package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.Permissions.Finding;
import dev.claimport.signin.AwsAccess;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.testing.ScriptedServer.Request;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class PermissionsTest {

    private static final Answer DENIED = Answer.error(403, "AccessDeniedException", "User: x is not authorized to perform: iot:X");
    private static final Answer NOT_FOUND = Answer.error(404, "ResourceNotFoundException", "x");

    private final ManualTime time = new ManualTime();

    @Test
    void whatIsNotFoundIsAllowed() {
        Map<Permission, Finding> found = find(request -> switch (request.path().replaceFirst("\\?.*", "")) {
            case "/provisioning-templates" -> Answer.json(200, "{\"templates\":[{\"templateName\":\"off\",\"enabled\":false},"
                    + "{\"templateName\":\"jitp\",\"enabled\":true,\"type\":\"JITP\"},{\"templateName\":\"bench\",\"enabled\":true,\"type\":\"FLEET_PROVISIONING\"}]}");
            case "/provisioning-templates/bench" -> Answer.json(200, "{\"templateName\":\"bench\",\"templateBody\":\"{}\",\"enabled\":true}");
            case "/endpoint" -> Answer.json(200, "{\"endpointAddress\":\"a-ats.iot.eu-west-1.amazonaws.com\"}");
            default -> NOT_FOUND;
        }, Optional.empty());
        assertEquals(List.of(Permission.values()), List.copyOf(found.keySet()));
        assertEquals(new Finding.Unknown(Optional.empty()), found.get(Permission.CREATE_CLAIM));
        assertEquals(new Finding.Allowed(1), found.get(Permission.LIST_TEMPLATES));
        assertEquals(new Finding.Allowed("bench"), found.get(Permission.DESCRIBE_TEMPLATE));
        for (Permission permission : List.of(Permission.DESCRIBE_ENDPOINT, Permission.DESCRIBE_THING, Permission.LIST_THING_PRINCIPALS, Permission.DESCRIBE_CERTIFICATE)) {
            assertInstanceOf(Finding.Allowed.class, found.get(permission), permission.toString());
        }
    }

    /** Somebody may call a thing by the name that nobody has. */
    @Test
    void whatIsThereIsShown() {
        Map<Permission, Finding> found = Permissions.of((IotService) Proxy.newProxyInstance(IotService.class.getClassLoader(), new Class<?>[] {IotService.class},
                (_, method, _) -> switch (method.getName()) {
                    case "thingExists" -> true;
                    case "thingPrincipals" -> List.of("arn");
                    case "presence" -> Optional.of(new IotService.Presence(true, Optional.empty(), Optional.empty()));
                    case "listTemplates" -> null;
                    default -> throw new ServiceFailure(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, Map.of("template", "x", "region", "y")).exception();
                }), Optional.empty());
        for (Permission permission : List.of(Permission.DESCRIBE_THING, Permission.LIST_THING_PRINCIPALS, Permission.THING_CONNECTIVITY)) {
            assertEquals(new Finding.Allowed("claimport-check"), found.get(permission), permission.id());
        }
        assertEquals(new Finding.Allowed(""), found.get(Permission.DESCRIBE_TEMPLATE));
        assertEquals("list-thing-principals", Permission.LIST_THING_PRINCIPALS.id());
    }

    @Test
    void whoCancelsHasNoFindings() {
        IotService cancelled = (IotService) Proxy.newProxyInstance(IotService.class.getClassLoader(), new Class<?>[] {IotService.class}, (_, _, _) -> {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        });
        Failures.expect(LocalFailure.Kind.CANCELLED, () -> Permissions.of(cancelled, Optional.empty()));
    }

    /** Of the computer: it says nothing of what a role may do, and is no cancelling. */
    @Test
    void failureOfAnotherKindIsShownAsWhatItIs() {
        IotService failing = (IotService) Proxy.newProxyInstance(IotService.class.getClassLoader(), new Class<?>[] {IotService.class}, (_, _, _) -> {
            throw new LocalFailure(LocalFailure.Kind.DISK_FULL, Map.of()).exception();
        });
        var unknown = assertInstanceOf(Finding.Unknown.class, Permissions.of(failing, Optional.empty()).get(Permission.DESCRIBE_THING));
        assertEquals(LocalFailure.Kind.DISK_FULL, unknown.failure().orElseThrow().kind());
    }

    @Test
    void nothingIsEverMade() {
        try (var server = new ScriptedServer(_ -> Optional.of(NOT_FOUND)); var iot = iot(server.uri())) {
            Permissions.of(iot, Optional.of("bench"));
            // A question that AWS asks to be posted.
            assertEquals(Set.of("GET"), Set.copyOf(server.requests().stream().filter(request -> !request.path().endsWith("/connectivity-data")).map(Request::method).toList()));
        }
    }

    @Test
    void whatIsDeniedIsDeniedByName() {
        Map<Permission, Finding> found = find(_ -> DENIED, Optional.of("bench"));
        for (Permission permission : Permission.values()) {
            if (permission != Permission.CREATE_CLAIM) {
                Failure failure = assertInstanceOf(Finding.Denied.class, found.get(permission)).failure();
                assertEquals(ServiceFailure.Kind.NOT_ALLOWED, failure.kind());
            }
        }
    }

    @Test
    void aRoleThatCannotBeTakenOnSaysNothingOfWhatItMayDo() {
        IotService nobody = (IotService) Proxy.newProxyInstance(IotService.class.getClassLoader(), new Class<?>[] {IotService.class}, (_, _, _) -> {
            throw new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "sts:AssumeRole", "resource", "role")).exception();
        });
        Map<Permission, Finding> found = Permissions.of(nobody, Optional.empty());
        assertInstanceOf(Finding.Unknown.class, found.get(Permission.LIST_TEMPLATES));
        assertEquals(found.get(Permission.LIST_TEMPLATES), found.get(Permission.DESCRIBE_CERTIFICATE));
    }

    @Test
    void whatIsRefusedForAnotherReasonSaysNothing() {
        Map<Permission, Finding> found = find(_ -> Answer.error(400, "InvalidRequestException", "x"), Optional.of("bench"));
        for (Permission permission : List.of(Permission.DESCRIBE_TEMPLATE, Permission.DESCRIBE_THING, Permission.DESCRIBE_CERTIFICATE)) {
            var unknown = assertInstanceOf(Finding.Unknown.class, found.get(permission));
            assertEquals(ServiceFailure.Kind.REQUEST_REFUSED, unknown.failure().orElseThrow().kind(), permission.id());
        }
    }

    @Test
    void aRoleForAnUnknownTemplateMayStillReadThat() {
        assertEquals(new Finding.Unknown(Optional.empty()), find(_ -> DENIED, Optional.empty()).get(Permission.DESCRIBE_TEMPLATE));
    }

    @Test
    void onceAwsIsOutOfReachNothingMoreIsTried() {
        try (var server = new ScriptedServer(_ -> Optional.of(NOT_FOUND)); var iot = iot(server.uri())) {
            server.hangUp();
            Map<Permission, Finding> found = Permissions.of(iot, Optional.empty());
            Failure failure = ((Finding.Unknown) found.get(Permission.LIST_TEMPLATES)).failure().orElseThrow();
            assertEquals(NetworkFailure.Kind.NO_NETWORK, failure.kind());
            assertEquals(new Finding.Unknown(Optional.of(failure)), found.get(Permission.DESCRIBE_CERTIFICATE));
        }
        try (var expired = ScriptedServer.answering(Answer.error(403, "ExpiredTokenException", "x")); var iot = iot(expired.uri())) {
            Permissions.of(iot, Optional.empty());
            assertEquals(1, expired.requests().size());
        }
    }

    @Test
    void thePolicyHasArnsThatMatch() {
        assertEquals("""
                {"Version":"2012-10-17","Statement":[\
                {"Sid":"Claims","Effect":"Allow","Action":["iot:CreateProvisioningClaim","iot:DescribeProvisioningTemplate"],\
                "Resource":["arn:aws-cn:iot:cn-north-1:123456789012:provisioningtemplate/bench"]},\
                {"Sid":"Lookups","Effect":"Allow","Action":["iot:ListProvisioningTemplates","iot:DescribeEndpoint"],"Resource":["*"]},\
                {"Sid":"Confirmation","Effect":"Allow","Action":["iot:DescribeThing","iot:ListThingPrincipals","iot:DescribeCertificate"],\
                "Resource":["arn:aws-cn:iot:cn-north-1:123456789012:thing/*","arn:aws-cn:iot:cn-north-1:123456789012:cert/*"]},\
                {"Sid":"Presence","Effect":"Allow","Action":["iot:GetThingConnectivityData"],"Resource":["arn:aws-cn:iot:cn-north-1:123456789012:thing/*"]}]}""",
                PolicyText.json("aws-cn", "cn-north-1", "123456789012", Optional.of("bench")).toString());
        assertTrue(PolicyText.text(PolicyText.json("aws", "eu-west-1", "", Optional.empty())).contains("arn:aws:iot:eu-west-1:*:provisioningtemplate/*"));
    }

    @Test
    void regionsStayInTheirPartition() {
        List<String> commercial = IotRegions.like(Region.EU_WEST_1).stream().map(choice -> choice.region().id()).toList();
        assertTrue(commercial.contains("us-east-1") && !commercial.contains("cn-north-1") && !commercial.contains("us-gov-west-1"), commercial.toString());
        assertTrue(IotRegions.like(Region.CN_NORTHWEST_1).stream().map(choice -> choice.region().id()).toList().contains("cn-north-1"));
        assertTrue(IotRegions.like(Region.US_GOV_EAST_1).stream().map(choice -> choice.region().id()).toList().contains("us-gov-west-1"));
        assertEquals("aws-cn", IotRegions.partition(Region.CN_NORTH_1));
        assertEquals("Europe (Ireland)", IotRegions.like(Region.EU_WEST_1).stream().filter(choice -> choice.region().equals(Region.EU_WEST_1)).findFirst().orElseThrow().description());
    }

    @Test
    void thePartitionIsThatOfTheCaller() {
        assertEquals("aws-us-gov", new CallerIdentity("1", "arn:aws-us-gov:sts::1:assumed-role/a/b", "c").partition());
        assertEquals("aws", new CallerIdentity("1", "nonsense", "c").partition());
    }

    private Map<Permission, Finding> find(Function<Request, Answer> answers, Optional<String> template) {
        try (var server = new ScriptedServer(request -> Optional.of(answers.apply(request))); var iot = iot(server.uri())) {
            return Permissions.of(iot, template);
        }
    }

    private AwsIot iot(URI uri) {
        return new AwsIot(new RoleSession(new Identity("", "", "", ""), StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
                Region.EU_WEST_1, SessionLife.until(Optional.empty()), AwsAccess.to(ServiceEndpoints.allAt(uri))), time);
    }
}
