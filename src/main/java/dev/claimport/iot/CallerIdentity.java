package dev.claimport.iot;

/**
 * Who AWS says that the technician is (STS API reference, GetCallerIdentity).
 *
 * @param account twelve digits
 * @param arn of the user or of the role's session
 */
public record CallerIdentity(String account, String arn, String userId) {

    /** Of {@code arn:aws-cn:…}, the {@code aws-cn}; {@code aws} when the ARN is none. */
    public String partition() {
        String[] parts = arn.split(":", 3);
        return parts.length == 3 && parts[1].matches("aws[a-z-]*") ? parts[1] : "aws";
    }
}
