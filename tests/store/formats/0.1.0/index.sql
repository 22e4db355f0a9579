BEGIN TRANSACTION;
CREATE TABLE deck (
        number INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        stamp TEXT NOT NULL,
        head TEXT NOT NULL,
        entry TEXT NOT NULL
    );
INSERT INTO "deck" VALUES(1,'/kept/decks/broken.yaml','0.1.0-975975793 1770000000000000000 49','{"file":"/kept/decks/broken.yaml","line":1,"topic":"own.broken","title":"own.broken","track":"","level":"core","prereqs":[],"renamed":[],"retired":[],"complaints":[["/kept/decks/broken.yaml",3,5,"E-MISSING","a card needs the key ''a''","","  - q: Only a question?",4],["/kept/decks/broken.yaml",3,5,"W-NO-ID","a card has no id","Add ` ^some-id` at the end of a one-line question, or `id: some-id` to a longer card.","  - q: Only a question?",4]]}','[]
{"items":{},"gone":{}}');
INSERT INTO "deck" VALUES(2,'/kept/decks/own.yaml','0.1.0-975975793 1770000000000000000 1772','{"file":"/kept/decks/own.yaml","line":2,"topic":"own.kept","title":"A deck of my own","track":"notes","level":"core","prereqs":["ml.logreg-cost"],"renamed":[["own.kept/squash","own.kept/both"],["own.kept/squash#rev","own.kept/both#rev"]],"retired":["own.kept/gone"],"complaints":[["/kept/decks/own.yaml",57,5,"E-MISSING","a card needs the key ''a''","","  - id: half",4]]}','[["own.kept/cost","own.kept/both","own.kept/both#rev","own.kept/gap#c1","own.kept/gap#c2","own.kept/pick","own.kept/typed","own.kept/grow","own.kept/flow","own.kept/why","own.kept/sure-and-wrong"],["basic","basic","basic","cloze","cloze","choice","typed","numeric","order","interview","task"],[true,true,true,true,true,true,true,true,true,true,true],[1,2,2,1,1,1,1,1,1,1,1]]
{"items":{"own.kept/cost":["1:6a12ee21e4a12103",20,"",["kept","loss"],"What is a *cost*?"],"own.kept/both":["1:7b3e7d3a5969a592:2",21,"expert",["kept","loss","sigmoid"],"What squashes a logit into a probability?"],"own.kept/both#rev":["1:d3a17bc22d4d962c:2",21,"expert",["kept","loss","sigmoid"],"The sigmoid."],"own.kept/gap#c1":["1:98ac774522c39d46",29,"",["kept","loss"],"The cost is the [\u2026] of the losses."],"own.kept/gap#c2":["1:edb2b672542f7e1f",29,"",["kept","loss"],"The cost is the mean of the [\u2026]."],"own.kept/pick":["1:aeec1bf4eb100309",31,"",["kept","loss"],"Which loss is bounded?"],"own.kept/typed":["1:1badcf9861a054b2",37,"",["kept","loss"],"The natural logarithm of 1?"],"own.kept/grow":["1:074da5c0b4bccaca",40,"",["kept","loss"],"Compute the loss of $y = 1$ at $p = \u2026$."],"own.kept/flow":["1:9186fc4baa8bdd5f",48,"",["kept","loss"],"From likelihood to cost?"],"own.kept/why":["1:2ab3eca17cea20b3",61,"",["kept","loss"],"Why is log loss preferred to squared error here?"],"own.kept/sure-and-wrong":["1:7bb8bf323d3c22ad",13,"",["kept","loss"],"What does a positive at 0.01 cost?"]},"gone":{}}');
CREATE TABLE declared (place INTEGER PRIMARY KEY, old TEXT NOT NULL, new TEXT NOT NULL);
INSERT INTO "declared" VALUES(1,'own.kept/squash','own.kept/both');
INSERT INTO "declared" VALUES(2,'own.kept/squash#rev','own.kept/both#rev');
CREATE TABLE event (
        id TEXT NOT NULL,
        item TEXT NOT NULL,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        device TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        kind TEXT NOT NULL,
        undoes TEXT NOT NULL,
        quality INTEGER,
        fingerprint TEXT NOT NULL,
        decision TEXT NOT NULL,
        file INTEGER,
        line TEXT NOT NULL
    );
INSERT INTO "event" VALUES('event-1','own.kept/cost','2026-03-02','2026-03-02T12:01:00.000000+00:00','0a1b2c3d4e5f',1,'review','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-02T12:01:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"event-1","device":"0a1b2c3d4e5f","sequence":1,"kind":"review","key":"own.kept/cost","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"cd20e659"}');
INSERT INTO "event" VALUES('event-2','own.kept/squash','2026-03-02','2026-03-02T12:02:00.000000+00:00','0a1b2c3d4e5f',2,'review','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-02T12:02:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"event-2","device":"0a1b2c3d4e5f","sequence":2,"kind":"review","key":"own.kept/squash","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"6ec26aff"}');
INSERT INTO "event" VALUES('event-3','own.kept/gap#c1','2026-03-02','2026-03-02T12:03:00.000000+00:00','0a1b2c3d4e5f',3,'review','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-02T12:03:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"event-3","device":"0a1b2c3d4e5f","sequence":3,"kind":"review","key":"own.kept/gap#c1","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"1c1d4155"}');
CREATE TABLE file (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        bytes INTEGER NOT NULL DEFAULT 0,
        lines INTEGER NOT NULL DEFAULT 0,
        tail BLOB NOT NULL DEFAULT x'',
        damaged TEXT NOT NULL DEFAULT '[]',
        unread TEXT NOT NULL DEFAULT '[]'
    );
INSERT INTO "file" VALUES(1,'0a1b2c3d4e5f.jsonl',1060,3,X'6C5F6166746572223A312C22656173655F6265666F7265223A3235302C22656173655F6166746572223A3235302C22637263223A223163316434313535227D0A','[]','[]');
CREATE TABLE fold (signature TEXT NOT NULL);
INSERT INTO "fold" VALUES('0.1.0 Preset(name=''sm2-classic'', max_interval=200, early_counts_from=100, drill_limit=None, overdue_credit=False, fuzz=False, leeches=False, siblings_apart=False) 2027-02-01');
CREATE TABLE heir (old TEXT PRIMARY KEY, new TEXT NOT NULL);
INSERT INTO "heir" VALUES('own.kept/squash','own.kept/both');
INSERT INTO "heir" VALUES('own.kept/squash#rev','own.kept/both#rev');
CREATE TABLE item (
        deck INTEGER NOT NULL,
        place INTEGER NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL,
        core INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        family INTEGER NOT NULL,
        PRIMARY KEY (deck, place)
    ) WITHOUT ROWID;
INSERT INTO "item" VALUES(2,0,'own.kept/cost','basic',1,1,0);
INSERT INTO "item" VALUES(2,1,'own.kept/both','basic',1,2,1);
INSERT INTO "item" VALUES(2,2,'own.kept/both#rev','basic',1,2,1);
INSERT INTO "item" VALUES(2,3,'own.kept/gap#c1','cloze',1,1,3);
INSERT INTO "item" VALUES(2,4,'own.kept/gap#c2','cloze',1,1,3);
INSERT INTO "item" VALUES(2,5,'own.kept/pick','choice',1,1,5);
INSERT INTO "item" VALUES(2,6,'own.kept/typed','typed',1,1,6);
INSERT INTO "item" VALUES(2,7,'own.kept/grow','numeric',1,1,7);
INSERT INTO "item" VALUES(2,8,'own.kept/flow','order',1,1,8);
INSERT INTO "item" VALUES(2,10,'own.kept/sure-and-wrong','task',1,1,10);
CREATE TABLE memory (
        item TEXT PRIMARY KEY,
        streak INTEGER NOT NULL,
        interval_days INTEGER NOT NULL,
        ease INTEGER NOT NULL,
        due INTEGER,
        lapses INTEGER NOT NULL,
        last INTEGER,
        answers INTEGER NOT NULL,
        drills INTEGER NOT NULL,
        drilling INTEGER NOT NULL,
        buried INTEGER,
        suspended INTEGER NOT NULL,
        flagged INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        rev INTEGER
    ) WITHOUT ROWID;
INSERT INTO "memory" VALUES('own.kept/both',1,1,250,739678,0,739677,1,0,0,NULL,0,0,'1:0123456789abcdef',1);
INSERT INTO "memory" VALUES('own.kept/cost',1,1,250,739678,0,739677,1,0,0,NULL,0,0,'1:0123456789abcdef',1);
INSERT INTO "memory" VALUES('own.kept/gap#c1',1,1,250,739678,0,739677,1,0,0,NULL,0,0,'1:0123456789abcdef',1);
INSERT INTO "memory" VALUES('own.kept/squash',1,1,250,739678,0,739677,1,0,0,NULL,0,0,'1:0123456789abcdef',1);
CREATE TABLE tally (
        deck INTEGER PRIMARY KEY,
        today INTEGER NOT NULL,
        counts TEXT NOT NULL
    );
INSERT INTO "tally" VALUES(1,739677,'[0,0,0,null,0,0,0,0,0,0,0,0,[]]');
INSERT INTO "tally" VALUES(2,739677,'[10,7,0,739678,0,0,10,0,3,0,0,0,[[1,3]]]');
CREATE INDEX event_lost ON event (device) WHERE file IS NULL;
CREATE INDEX event_undo ON event (item) WHERE undoes <> '';
CREATE INDEX event_relink ON event (item) WHERE kind = 'relink';
CREATE INDEX memory_by_last ON memory (last);
CREATE INDEX item_by_key ON item (key);
CREATE UNIQUE INDEX event_by_id ON event (id);
CREATE INDEX event_by_item ON event (item);
CREATE INDEX event_by_day ON event (day, at, device, sequence);
CREATE INDEX event_by_time ON event (at, sequence);
COMMIT;
PRAGMA user_version = 2081332340;
