-- An export may hold a conversation's messages in any order: its beginning moves back when an
-- earlier message arrives, as its end moves on with a later one.
GRANT UPDATE (opened_at) ON desk.conversation TO ${house};
