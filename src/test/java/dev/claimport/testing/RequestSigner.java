package dev.claimport.testing;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests with the AWS SDK's signer, to be sent by hand and perhaps changed before. */
public record RequestSigner(
        URI endpoint, AwsCredentialsIdentity credentials, String service, String region, boolean doubleEncode, boolean normalise, Instant time) {

    public RequestSigner withService(String name) {
        return new RequestSigner(endpoint, credentials, name, region, doubleEncode, normalise, time);
    }

    public RequestSigner withPath(boolean encodeTwice, boolean withoutDots) {
        return new RequestSigner(endpoint, credentials, service, region, encodeTwice, withoutDots, time);
    }

    public RequestSigner at(Instant instant) {
        return new RequestSigner(endpoint, credentials, service, region, doubleEncode, normalise, instant);
    }

    /** The headers that make the request a signed one. */
    public Map<String, String> sign(String method, String encodedPath, Map<String, String> query, String body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).protocol("http")
                .host(endpoint.getHost()).port(endpoint.getPort()).encodedPath(encodedPath)
                .putHeader("Host", endpoint.getAuthority());
        query.forEach(request::putRawQueryParameter);
        SdkHttpRequest signed = AwsV4HttpSigner.create().sign(signing -> signing.identity(credentials).request(request.build())
                .payload(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, doubleEncode)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, normalise)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC))).request();
        Map<String, String> headers = new LinkedHashMap<>();
        signed.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }
}
