package dev.claimport.iot;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.ServiceFailure;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.testing.ScriptedServer.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What becomes of the answers of IAM and Lambda, through the SDK's own clients. */
class AwsBesideTest {

    private static final String TRUST = "{\"Statement\": [{\"Action\": \"sts:AssumeRole\", \"Sid\": \"a+b\"}]}";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:sensors-hook";

    private final ManualTime time = new ManualTime();

    private AwsBeside beside(ScriptedServer server) {
        var session = new RoleSession(new Identity("", "", "", ""), StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
                Region.EU_WEST_1, Optional.empty());
        return new AwsBeside(session, Optional.of(server.uri()), time);
    }

    private static Answer xml(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Map.of("Content-Type", "text/xml"), bytes, bytes.length);
    }

    private static Answer result(String operation, String inside) {
        return xml(200, "<%1$sResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, inside));
    }

    private static Answer error(int status, String code) {
        return xml(status, "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>" + code
                + "</Code><Message>no</Message></Error></ErrorResponse>");
    }

    /** As IAM encodes documents. */
    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isSecond(Request request) {
        return request.body().contains("Marker=more");
    }

    private static String page(Request request) {
        return isSecond(request) ? "<IsTruncated>false</IsTruncated>" : "<IsTruncated>true</IsTruncated><Marker>more</Marker>";
    }

    private Optional<Answer> iam(Request request) {
        String made = time.instant().minusSeconds(60).toString();
        return Optional.of(switch (request.body().replaceAll(".*Action=(\\w+).*", "$1")) {
            case "GetRole" -> result("GetRole", "<Role><Path>/a/</Path><RoleName>provisioning</RoleName><RoleId>AROA</RoleId><Arn>arn:aws:iam::1:role/a/provisioning</Arn>"
                    + "<CreateDate>" + made + "</CreateDate><AssumeRolePolicyDocument>" + encoded(TRUST) + "</AssumeRolePolicyDocument></Role>");
            case "ListAttachedRolePolicies" -> result("ListAttachedRolePolicies", page(request) + "<AttachedPolicies><member><PolicyName>p</PolicyName>"
                    + "<PolicyArn>arn:aws:iam::aws:policy/" + (isSecond(request) ? "q" : "p") + "</PolicyArn></member></AttachedPolicies>");
            case "ListRolePolicies" -> result("ListRolePolicies", page(request) + "<PolicyNames><member>own" + (isSecond(request) ? "2" : "") + "</member></PolicyNames>");
            case "GetRolePolicy" -> result("GetRolePolicy", "<RoleName>provisioning</RoleName><PolicyName>own</PolicyName><PolicyDocument>" + encoded("{}") + "</PolicyDocument>");
            default -> throw new AssertionError(request.toString());
        });
    }

    @Test
    void aRoleIsReadWithItsTrustAndItsPolicies() {
        try (var server = new ScriptedServer(this::iam); var beside = beside(server)) {
            BesideReader.Role role = beside.role("provisioning").orElseThrow();

            assertEquals(new BesideReader.Role(TRUST, List.of("arn:aws:iam::aws:policy/p", "arn:aws:iam::aws:policy/q"), List.of("{}", "{}"), Optional.of(Duration.ofSeconds(60))), role);
            assertTrue(server.requests().stream().allMatch(request -> request.headers().get("authorization").contains("/iam/aws4_request")));
        }
    }

    @Test
    void aRoleThatIsNotThereIsNone() {
        try (var server = ScriptedServer.answering(error(404, "NoSuchEntity")); var beside = beside(server)) {
            assertEquals(Optional.empty(), beside.role("provisioning"));
        }
    }

    @Test
    void aRoleThatMayNotBeReadIsRefused() {
        try (var server = ScriptedServer.answering(error(403, "AccessDenied")); var beside = beside(server)) {
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, () -> beside.role("provisioning"));
        }
    }

    @Test
    void aDocumentThatCannotBeDecodedIsNamed() {
        try (var server = ScriptedServer.answering(result("GetRole", "<Role><AssumeRolePolicyDocument>%zz</AssumeRolePolicyDocument></Role>")); var beside = beside(server)) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> beside.role("provisioning"));
        }
    }

    @Test
    void aFunctionIsReadWithWhoMayCallIt() {
        try (var server = new ScriptedServer(request -> Optional.of(request.path().endsWith("/policy") ? Answer.json(200, "{\"Policy\": \"{}\"}")
                : Answer.json(200, "{\"Timeout\": 3, \"Runtime\": \"python3.13\"}"))); var beside = beside(server)) {
            assertEquals(new BesideReader.Function(true, 3, "python3.13", Optional.of("{}")), beside.function(FUNCTION));
        }
    }

    @Test
    void aFunctionThatNobodyMayCallHasNoPolicy() {
        try (var server = new ScriptedServer(request -> Optional.of(request.path().endsWith("/policy") ? Answer.error(404, "ResourceNotFoundException", "no")
                : Answer.json(200, "{\"Timeout\": 3}"))); var beside = beside(server)) {
            assertEquals(new BesideReader.Function(true, 3, "", Optional.empty()), beside.function(FUNCTION));
        }
    }

    @Test
    void aFunctionThatIsNotThereDoesNotExist() {
        try (var server = ScriptedServer.answering(Answer.error(404, "ResourceNotFoundException", "no")); var beside = beside(server)) {
            assertEquals(BesideReader.Function.NONE, beside.function(FUNCTION));
        }
    }

    @Test
    void aFunctionThatMayNotBeReadIsRefused() {
        try (var server = ScriptedServer.answering(Answer.error(403, "AccessDeniedException", "no")); var beside = beside(server)) {
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, () -> beside.function(FUNCTION));
        }
    }
}
