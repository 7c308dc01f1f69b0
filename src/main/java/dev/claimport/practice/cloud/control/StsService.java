package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.iam.Caller;
import dev.claimport.practice.cloud.iam.SignatureVerifier;
import java.util.List;
import java.util.Map;

/** GetCallerIdentity (STS API reference), in the query protocol: a form in, XML out. It needs no permission. */
public final class StsService implements HttpService {

    private static final String VERSION = "2011-06-15";
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/" + VERSION + "/";

    /** The query protocol's older names for the same errors; others stay as they are, without the ending. */
    private static final Map<String, String> CODES = Map.of("UnrecognizedClientException", "InvalidClientTokenId",
            "InvalidSignatureException", "SignatureDoesNotMatch", "InternalFailureException", "InternalFailure");

    private final SignatureVerifier signatures;

    public StsService(SignatureVerifier signatures) {
        this.signatures = signatures;
    }

    @Override
    public boolean serves(Call call) {
        return call.method().equals("POST") && (call.rawPath().equals("/") || call.rawPath().isEmpty());
    }

    @Override
    public Answer answer(Call call) {
        Caller caller = signatures.verify(call, List.of("sts"));
        Map<String, String> form = call.form();
        String action = form.getOrDefault("Action", "");
        String version = form.getOrDefault("Version", "");
        if (action.isEmpty()) {
            throw new HttpRefusal(400, "MissingAction", "The request must contain the parameter Action.");
        }
        if (!action.equals("GetCallerIdentity") || !version.equals(VERSION)) {
            throw new HttpRefusal(400, "InvalidAction", "Could not find operation " + action + " for version " + version);
        }
        return xml(200, """
                <GetCallerIdentityResponse xmlns="%s">
                  <GetCallerIdentityResult>
                    <Arn>%s</Arn>
                    <UserId>%s</UserId>
                    <Account>%s</Account>
                  </GetCallerIdentityResult>
                  <ResponseMetadata>
                    <RequestId>%s</RequestId>
                  </ResponseMetadata>
                </GetCallerIdentityResponse>
                """, NAMESPACE, caller.arn(), caller.userId(), caller.accountId(), call.requestId());
    }

    @Override
    public Answer refused(Call call, HttpRefusal refusal) {
        String code = CODES.getOrDefault(refusal.code(), refusal.code().replaceFirst("Exception$", ""));
        return xml(refusal.status(), """
                <ErrorResponse xmlns="%s">
                  <Error>
                    <Type>%s</Type>
                    <Code>%s</Code>
                    <Message>%s</Message>
                  </Error>
                  <RequestId>%s</RequestId>
                </ErrorResponse>
                """, NAMESPACE, refusal.status() < 500 ? "Sender" : "Receiver", code, refusal.getMessage(), call.requestId());
    }

    private static Answer xml(int status, String pattern, String... values) {
        Object[] escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = values[i].replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
        return Answer.text(status, "text/xml", pattern.formatted(escaped));
    }
}
