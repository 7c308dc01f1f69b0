package dev.claimport.signin;

/** An AWS account in which the technician has at least one role. */
public record Account(String id, String name, String email) {}
