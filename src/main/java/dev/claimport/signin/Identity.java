package dev.claimport.signin;

/**
 * Who the technician is to AWS.
 *
 * @param accountId twelve digits; empty when not known
 * @param accountName empty when not known
 * @param roleName empty when not known
 * @param userName empty when not known
 */
public record Identity(String accountId, String accountName, String roleName, String userName) {}
