package dev.claimport.practice.cloud.iam;

/** A role that a technician may work in, and what it allows. */
public record Role(String name, IamPolicy policy) {}
