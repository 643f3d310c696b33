/** What every failure code of the studio means: what happened, what is safe, what one can do. */
export const failures = {
  BAD_ARGUMENT: { title: 'That cannot be done', text: 'Nothing was changed.' },
  BAD_BRIEF: { title: 'The brief cannot be used', text: 'Nothing was made.' },
  BUILD_FAILED: { title: 'Part of the build failed', text: 'What was finished is kept.' },
  BUILD_FIRST: { title: 'This has to be built first', text: 'Build it, then come back.' },
  BUSY: { title: 'The studio is at work', text: 'Wait for it, or cancel it: what was finished is kept.' },
  CANCELLED: { title: 'Cancelled', text: 'What was finished is kept.' },
  DISK_FULL: { title: 'The disk is full', text: 'Make some room, then try again. What is on disk is whole.' },
  INTERNAL: { title: 'Something in the studio failed', text: 'What was saved is whole.' },
  IO: {
    title: 'The disk did not answer',
    text: 'Look at the disk, then try again. What was saved is whole.',
  },
  MEDIA_DAMAGED: { title: 'A media file is damaged', text: 'The next build makes it again.' },
  NOTHING_TO_UNDO: { title: 'Nothing to undo', text: 'No change is left to take back.' },
  NOT_A_PROJECT: { title: 'This folder is no drama', text: 'Choose the folder that holds project.db.' },
  NOT_FOUND: { title: 'It is not there any more', text: 'It was removed or never made.' },
  NOT_OPEN: { title: 'No drama is open', text: 'Open one, or start a new one.' },
  NO_KEY: { title: 'A provider’s key is missing', text: 'Nothing was sent and nothing was spent.' },
  NO_BUDGET: { title: 'The budget does not allow it', text: 'Nothing was sent and nothing was spent.' },
  PROJECT_DAMAGED: {
    title: 'Part of this drama cannot be read',
    text: 'Nothing has been changed. What can be read is shown.',
  },
  PROJECT_LOCKED: {
    title: 'This drama is open elsewhere',
    text: 'Another window or a command is writing to it. Here it can only be read.',
  },
  PROJECT_MOVED: {
    title: 'The folder of this drama was moved or deleted',
    text: 'Nothing more is written. Put it back, or open it where it is now.',
  },
  PROJECT_NEWER: {
    title: 'A newer version made this drama',
    text: 'This version does not open it, so that nothing is lost. Update Cliffhanger.',
  },
  READ_ONLY: {
    title: 'This drama can only be read',
    text: 'Its disk or folder does not take changes. Copy it to a place that does.',
  },
  RENDERER_MISSING: {
    title: 'Nothing here can paint the film',
    text: 'Install Chromium or Chrome, then try again.',
  },
  RENDER_FAILED: { title: 'The film could not be painted', text: 'Files that were whole are kept.' },
  UNKNOWN_ROUTE: { title: 'This version cannot do that', text: 'Nothing was changed.' },
} as const
