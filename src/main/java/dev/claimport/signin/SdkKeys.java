package dev.claimport.signin;

import dev.claimport.aws.credential.AccessKeys;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Access keys as the SDK wants them. */
final class SdkKeys {

    private SdkKeys() {}

    static AwsCredentials of(AccessKeys keys) {
        String account = keys.account().orElse(null);
        return keys.sessionToken().<AwsCredentials>map(token -> AwsSessionCredentials.builder().accessKeyId(keys.accessKeyId())
                        .secretAccessKey(keys.secretKey()).sessionToken(token).accountId(account).expirationTime(keys.expiry().orElse(null)).build())
                .orElseGet(() -> AwsBasicCredentials.builder().accessKeyId(keys.accessKeyId()).secretAccessKey(keys.secretKey()).accountId(account).build());
    }
}
