package dev.claimport.testing;

import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeTechnician;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.RoleCredentials;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;
import software.amazon.awssdk.services.ssooidc.model.StartDeviceAuthorizationResponse;

/** A sign-in by device code, a step at a time, by the AWS SDK's client. */
public final class DeviceSignIn {

    public static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    private final SsoOidcClient oidc;
    private final RegisterClientResponse client;
    private final StartDeviceAuthorizationResponse authorization;

    public DeviceSignIn(SsoOidcClient oidc, String clientName, String startUrl) {
        this.oidc = oidc;
        client = oidc.registerClient(request -> request.clientName(clientName).clientType("public").scopes("sso:account:access"));
        authorization = oidc.startDeviceAuthorization(request ->
                request.clientId(client.clientId()).clientSecret(client.clientSecret()).startUrl(startUrl));
    }

    public RegisterClientResponse client() {
        return client;
    }

    public StartDeviceAuthorizationResponse authorization() {
        return authorization;
    }

    public URI page() {
        return URI.create(authorization.verificationUriComplete());
    }

    public CreateTokenResponse poll() {
        return oidc.createToken(request -> request.clientId(client.clientId()).clientSecret(client.clientSecret())
                .grantType(DEVICE_CODE).deviceCode(authorization.deviceCode()));
    }

    public CreateTokenResponse refresh(String refreshToken) {
        return oidc.createToken(request -> request.clientId(client.clientId()).clientSecret(client.clientSecret())
                .grantType("refresh_token").refreshToken(refreshToken));
    }

    /** The whole of it, confirmed: an access token. */
    public static String accessToken(PracticeCloud cloud, CloudClients clients) {
        DeviceSignIn signIn = new DeviceSignIn(clients.oidc(), "Claimport", cloud.startUrl());
        new PracticeTechnician().allow(signIn.page());
        return signIn.poll().accessToken();
    }

    /** Signed in and in a role of the account with templates. */
    public static AwsSessionCredentials inRole(PracticeCloud cloud, CloudClients clients, String role) {
        return inRole(cloud, clients, cloud.accountId(), role);
    }

    public static AwsSessionCredentials inRole(PracticeCloud cloud, CloudClients clients, String account, String role) {
        String token = accessToken(cloud, clients);
        SsoClient sso = clients.sso();
        RoleCredentials credentials = sso.getRoleCredentials(request -> request.accessToken(token).accountId(account).roleName(role)).roleCredentials();
        return AwsSessionCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }
}
