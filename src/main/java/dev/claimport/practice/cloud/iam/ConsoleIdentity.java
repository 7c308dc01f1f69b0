package dev.claimport.practice.cloud.iam;

/**
 * Somebody who is signed in to the console of an account: its root user, an IAM user, or a federated role.
 *
 * @param role what they may do; without {@link #LOGIN} they may not take their sign-in to the command line
 */
public record ConsoleIdentity(String accountId, String arn, String userId, Role role) implements Caller {

    /** What the managed policy SignInLocalDevelopmentAccess allows. */
    public static final String LOGIN = "signin:CreateOAuth2Token";
}
