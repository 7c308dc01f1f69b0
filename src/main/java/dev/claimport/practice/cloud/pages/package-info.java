/** The pages of the practice cloud on which a technician allows or denies something in the browser. */
package dev.claimport.practice.cloud.pages;
