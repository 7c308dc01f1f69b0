package dev.claimport.app;

/** What window and commands work with; whoever needs only one of these is given no more. */
public interface Backend extends SignIns, RoleContexts, DeviceProfiles, Checks {}
