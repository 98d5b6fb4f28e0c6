<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>RSAssistant</name>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>A layer was removed while its picture was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Ask again with the layers that are there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>There are no pixels with data in this view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Zoom to the imagery and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Taking a picture of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Check the layer and its connection, then ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>The map could not be rendered at this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/snapshot.py"/>
        <source>“{layer}” could not be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>Zoom to the layer and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>The region is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>Draw it again, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>The map shows nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>There is no imagery on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>Add a raster layer, or switch one on, and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>The view lies outside of the imagery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>Zoom to one of the imagery layers and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>The layer that was chosen is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>Choose what to look at in the context bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>No polygon is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>Select polygons on the map and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>The two layers do not overlap in this view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>Zoom to a place that both layers show and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>The region cannot be expressed in the CRS of the imagery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>Draw it closer to the imagery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/canvas/sources.py"/>
        <source>The view lies outside of “{layer}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/conversation_keeper.py"/>
        <source>Saving the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Your question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Enter sends, Shift+Enter begins a new line, / lists commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>Ask about this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/composer.py"/>
        <source>{text}, or type / for commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Map view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Only what is inside counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Selected features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>This picture will be looked at. Click to enlarge it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Picture of what will be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Looking at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Size on the ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Ground resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Map view, as it is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a rectangle to ask about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a polygon to ask about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Draw a region by hand to ask about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>RGB + near infrared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>RGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>{width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>no scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Two dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Second date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>A layer at its full resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the imagery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Selected features of “{layer}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Shown bands of the layer: {bands}. Colours are stretched as the layer shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Remove the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Set the date of the layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Zoom to the layer's full resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Change bands and stretch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/context_bar.py"/>
        <source>Compare two dates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Compare two dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Day of acquisition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Search all conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Rename the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Date of “{layer}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dialogs.py"/>
        <source>Delete “{title}”? Its layers stay on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>RS Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Progress of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Model and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Send (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Ask what changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Wait for the answer, or stop it with Esc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Model “{model}”, running on this computer: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Model “{model}”; it starts with the first question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/dock.py"/>
        <source>Ask about the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>Ask about what you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>The picture below is looked at by models on this computer; nothing leaves it. What is found can be added to the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/empty_state.py"/>
        <source>Ask this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Strip conversations from this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Open the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>The project holds no conversation any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Save it to make that last. Your profile keeps its own list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Export the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Import a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Search this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Conversation: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Undo {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Redo {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Rename the conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Delete this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>The file could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>Saved as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/header.py"/>
        <source>All conversations…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Comparing needs two imagery layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>Add a layer of the same place on another date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/map_actions.py"/>
        <source>“{name}” is no picture that QGIS can open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/search_bar.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Send the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>New line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Earlier question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Later question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>List the commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Complete a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Stop the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Ask the last question again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Change the last question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Copy the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Add the last polygons as a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Go back to the view of the last question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Undo the last turn's layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/shortcuts.py"/>
        <source>This list (with an empty question)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Describe this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How many ships are there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Segment the water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Describe this region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>What has changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Are there new buildings?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How much has changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How much of this region is built up?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Segment the buildings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Describe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>What kind of place is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Count…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Outline…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Measure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>what is in the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>how many, e.g. /count ships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>outlines, e.g. /segment water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>where, e.g. /find storage tanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>areas, e.g. /measure forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>which of these, e.g. port, farmland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>what changed between two dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>what can be asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>What changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Where?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>Where has it changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How much?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How many?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/suggestions.py"/>
        <source>How many changes are there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/transcript.py"/>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/transcript.py"/>
        <source>Show {count} earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Change the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Enter asks again, Esc keeps the question as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Show what the answer rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Go back to this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Earlier version of this question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Later version of this question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>What the answer rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Question: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/turn_view.py"/>
        <source>Picture of the view: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Found by likeness to the words; look before you rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Clouds hide part of the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The image is coarser than the model expects; small things may be missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The image was reduced to the resolution that the model knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The view was read in many tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>The picture has no scale, so nothing could be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Describe the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Count: {phrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Find: {phrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Outline: {phrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Measure: {phrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Name the kind of place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Answer: {phrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Describe what changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Has anything changed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Count the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Where did it change?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Measure the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Answer about the change: {phrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>What can I ask?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Change the question and ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Add the polygons as a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Remove this question and its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} m²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{width} × {height} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{length}/px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Looking at the view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Thinking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} cm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} ha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{width} × {height} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{percent} % sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>{number} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/dock/wording.py"/>
        <source>layer “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>Choose a JSON file that was exported here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/export.py"/>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/adding.py"/>
        <source>Writing the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/adding.py"/>
        <source>The layer could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/geopackage.py"/>
        <source>The folder is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Predicted by a model; check before relying on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Found by RS Assistant in answer to “{prompt}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Source: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Image date: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Model: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Asked: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>Turn: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/results.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/styling.py"/>
        <source>{label} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/undo.py"/>
        <source>Remove a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/layers/undo.py"/>
        <source>Add layer “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/options_page.py"/>
        <source>One folder per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Describe imagery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Describes what an extent of a raster layer shows, in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answer a question about imagery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answers a question about an extent of a raster layer. What the answer counts or measures comes as polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Segment imagery by words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Outlines what a phrase names (“ships”, “buildings larger than 200 m²”, “water”) in an extent of a raster layer, with score and ellipsoidal area of each polygon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Count objects in imagery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Counts what a phrase names in an extent of a raster layer, and outlines it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Length: short, normal, detailed or report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>What to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Imagery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Extent (default: the layer's)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Model (default: the one of the settings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Longest side in pixels; larger views are thinned out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Answer as a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Number of polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>Area in square metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/processing/algorithms.py"/>
        <source>“{style}” is no length; choose short, normal, detailed or report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>No folder could be written, so the result is a temporary layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>One question at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Stop the answer, or wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>The layer is on the map already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>The polygons of this answer are not at hand any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Ask again; the result file is kept beside the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>That place is not known any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>That place cannot be shown in the map's CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Save it before you close QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>Add them to the map with the layer button of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/session.py"/>
        <source>The answer has {count} polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up RS Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up offline…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>From a folder of packages that were downloaded on another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Add a model pack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Output of the set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Folder of downloaded packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>The environment is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Model pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Model packs (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Adding a model pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>1. Python environment of the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>2. Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Set up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>No models yet. Choose the file rs_assistant_starter_pack.zip that is offered beside the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Not set up yet. About 150 MB are downloaded and 400 MB used, in a folder of your QGIS profile. Nothing is added to QGIS's own Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>Checking the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>The model pack “{}” is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>✔ Ready: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/dialog.py"/>
        <source>✔ Installed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The report below says what went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Install the package python3-venv and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The package index cannot be reached. Check the network or the proxy, or set up from a folder of downloaded packages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The disk is full: about 400 MB are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>This Python has no ready-made packages: install Python 3.11 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Checking the packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The worker's environment could not be set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>No Python was found on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Install Python 3.9 or later, or name one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Setting up was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Creating the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Installing packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>The folder of the worker's environment cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Choose another folder in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/setup/worker_environment.py"/>
        <source>Checking {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/tasks/background.py"/>
        <source>Something went wrong inside RS Assistant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/tasks/background.py"/>
        <source>Ask again; if it happens again, please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_runner.py"/>
        <source>Sending the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/turn_runner.py"/>
        <source>Measuring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/worker_process.py"/>
        <source>The worker was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/desktop/worker_process.py"/>
        <source>Ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>No, nothing has changed that I can see; differences of light, season and colour don't count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>between the two dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>change of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{before} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{area}, {share} of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Yes: {places} changed {dates} ({extent}), {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I count {places} that changed {dates}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{extent} changed {dates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>The largest part is {kind} ({size}), {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{name} grew from {before} to {after} of the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{name} shrank from {before} to {after} of the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I'm not very sure of this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>change within {cover}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>new {things}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{things} gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{share} of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>I see no change of {things}; other things did change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>No: I see no change of {things} between the two dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>between {first} and {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{count} places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Changes of {things}, by ninths of the view: {cells}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Changes, by ninths of the view: {cells}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{dates}, {places} changed: {extent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>It is {kind} ({size}), {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{kind} makes up {size}, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{pixels} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>the second date was moved by {shift} to fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{index} changed by {value} on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/change.py"/>
        <source>{count} × {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I can't answer that from this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I look at the imagery that the map shows, on this computer. You can ask, for example:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Draw a region to speak about a part of the view. Answers can be added to the map as layers. Type **/** for all commands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I can't tell which class this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Most likely {name} ({score}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>None of them fits well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>By likeness alone, {places} might be “{phrase}”, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>The picture has no georeference, so I can't say where this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>The middle of the view lies at {where}. To name the place I would need a knowledge pack with places, and none is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>I'm not sure what you would like. Do you mean:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>(choose two dates first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>{name} {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Nothing here looks clearly like “{phrase}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>latitude {y}, longitude {x}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>x {x}, y {y} in the CRS of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>in detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>for a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Find the storage tanks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Outline the buildings larger than 500 m²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>What share of the view is farmland?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Is there a bridge?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>Then {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/compose.py"/>
        <source>How much forest was lost?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>This looks like a drawn map rather than a photograph, so I'd rather not describe it. Show a satellite or aerial image layer, or choose one in the context bar, and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>This looks like a shaded relief or an elevation model rather than a photograph. Show a satellite or aerial image layer and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Clouds cover practically all of this view, so the ground can't be told. Try another date, or move to a clear part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>There is nothing to see here: the view is blank, or of one single colour. Zoom to the imagery, or check the layer's stretch (contrast), and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The imagery is too coarse here: a pixel covers so much ground that nothing can be recognised. Zoom in, or use imagery of a finer resolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The view holds too few pixels to recognise anything. Draw a larger region, or zoom so that the imagery shows more detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can't see any imagery. Open an image layer, zoom to it and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Comparing needs two dates. Choose the second layer in the context bar (compare), and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The two pictures don't overlap here. Zoom to a place that both layers cover, and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Both dates show exactly the same picture. Choose two different layers to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can only speak about what the imagery shows: describe it, count and outline things, measure land cover, or compare two dates. Type **/help** for examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Searching by words or by example needs an archive of imagery that has been indexed, and none has been set up yet. I can look in the view that is open: try *find ships* or *where is water?*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>There is no earlier result to change. Ask me to find, count or segment something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I understand English best. Please ask in English, or use the buttons and commands (type **/help**).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>The model that is needed for this is not installed. Install the starter pack in the settings, and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I don't know how to recognise “{phrase}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>At this ground resolution {things} can't be told apart reliably.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>Zoom in or use finer imagery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can't map {things} at this ground resolution. Built-up land, farmland, forest, meadow and water can be mapped at every scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>I can look for {things}, for example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/decline.py"/>
        <source>They need about {size} per pixel or finer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>I can't tell what this shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>I count {counts}, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>I count {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>As a whole this is a mix of built-up and open land.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>The view shows {whole}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Practically the whole view is {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{count} {things}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Also visible: {things}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>As a whole this is an urban area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>As a whole this is a rural area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>The dominant colours are {colours}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>The view shows {whole}, with {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Most of the view is {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Clouds hide about {share} of the view, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Also seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{name} takes up most of the view ({share}), {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{name} takes up {share} of the view, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{name} covers {share} ({area}), {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{name} covers {share}, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>Most of the view is {name}, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>The view measures {width} by {height} at {resolution} per pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>It was taken on {date} by {sensor}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>The view shows {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{counts} {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>There are also {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>There is also {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>It is dated {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{where} there is {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{name} can be seen {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>{where} lies {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>The sensor is {sensor}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/describe.py"/>
        <source>There is {name} in many places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Found by likeness to the words, not by a trained detector: look before you rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Clouds hide part of the view; what lies below them is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>The ground resolution is unknown; the picture was read as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Buildings that touch count as one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Mapped as the wider class; finer kinds can't be told at this scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Land cover was learnt from coarser imagery (about 4 m); on detail as fine as this it is a rough guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>The two dates were shifted against each other; this was corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>The two dates could not be aligned with confidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Colours were matched on ground that looks unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>The finer picture was reduced to the coarser one's resolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Only where it changed is known, not from what to what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/notes.py"/>
        <source>Colours were judged from the pixels inside of the outlines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I can't tell that from this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>This is an urban area: about {share} of the view is built up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>This is a rural area: only about {share} of the view is built up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I'm fairly, not entirely, sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I can't compare these in this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{answer}: I find {first} and {second}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I can't tell whether this is urban or rural.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>No, I don't see any clouds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>Yes, clouds hide about {share} of the view, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>The layer carries no date, and a date can't be read from the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I'm not sure whether there is any {thing} here: the evidence is weak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>No, I don't see any {thing} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>Yes: {name} covers {share} of the view, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{counts}: {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I see {thing} {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>I can't see any {thing} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>This is {thing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>Mainly {thing}, together with {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{thing} ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{first} dominates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{first} dominates, followed by {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>The {thing} are mainly {colours}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>The view is mainly {colours}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>The layer doesn't say which sensor took it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>The picture has no scale, so neither its resolution nor its size is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>No. There are {counts} in the view, but none like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>The layer is dated {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>What I can say: there are {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>These might be some: {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>Yes, I see {counts} {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>Yes, I see {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>Yes, I see {thing} {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>Yes, I see {thing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>{thing} on {share} of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>The layer names {sensor} as its sensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>What I can say: it shows {things}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>A pixel measures {size} on the ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/question.py"/>
        <source>The view measures {width} by {height}, {area} in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>I don't know how to change the last result like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>Done: {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>That leaves {counts} of {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>None of the {count} features fits that, so nothing is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/refine.py"/>
        <source>Together they cover {area}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>such things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I outlined {counts}, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{name} covers {share} of the view ({area}, {patches}), {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not sure of any of them, though.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>One of them is doubtful.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I don't see any {things}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not quite sure, though.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>one patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{name} covers {share} of the view ({patches}), {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{name}: {area} in {patches}, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I'm not sure of it, though.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{count} of them are doubtful.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I can't see any {reference} to relate the {things} to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>Here it is: {counts} {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{count} {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted} cover {area} together: {mean} each on average, the smallest {low}, the largest {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>None fits that. In all there are {counts} in the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>The picture has no scale, so sizes in metres can't be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>“{word}” was left aside: outlines don't show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{things} can't be told in this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>There are {counts}: {places}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>These are meant: {counts}, {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>It covers {area}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted}; the picture has no scale, so their area can't be given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{counted} covers {area}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>{count} patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I don't see any {things} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>I can't see any {things} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/things.py"/>
        <source>The largest patch measures {area}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in several parts of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>less than 0.1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>nearly all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the top right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>on the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>at the bottom right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>across the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the left side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>down the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>along the right side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the upper part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the lower part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the left part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the right part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>in the corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>around the edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>throughout the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>{first} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/answers/wording.py"/>
        <source>{first} or {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is described wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is longer than the data that came with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/arrays.py"/>
        <source>An array is not described.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>the manifest is no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>A newer version of the plugin may know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/catalogue.py"/>
        <source>too many files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/conversation.py"/>
        <source>The stored conversation is too large to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/conversation.py"/>
        <source>This is not a conversation of RS Assistant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/conversation.py"/>
        <source>The conversation was written by a newer version of RS Assistant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/conversation.py"/>
        <source>Update the plugin to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/conversation.py"/>
        <source>The stored conversation is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/conversation.py"/>
        <source>It was left out; your layers are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/environment.py"/>
        <source>The models' Python environment is not installed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/georeference.py"/>
        <source>The layer's georeference is not usable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/georeference.py"/>
        <source>Check the layer's extent and CRS in its properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>The file is not a model pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>A pack holds one manifest.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>The pack is larger than any pack may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/pack_archive.py"/>
        <source>Adding the pack was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/plans.py"/>
        <source>The plan is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The picture is too large to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Zoom in or draw a smaller region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The plugin and its worker are of different versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Restart QGIS after updating the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is malformed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>The worker and QGIS lost each other's thread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Ask again; the worker is restarted. If it happens again, see the worker's log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is larger than allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>Ask about a smaller view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/protocol.py"/>
        <source>A message is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>A polygon list is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The picture of the view is malformed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The view is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The nodata mask does not fit the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The ground resolution must be positive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>At most two views can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/requests.py"/>
        <source>The request is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/results.py"/>
        <source>A feature list is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/results.py"/>
        <source>The answer is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Python of the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>The interpreter that runs the models. Empty: the environment that the plugin manages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Processor threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How many threads the models may use. 0: all cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>The pack that answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Folders with model packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Each may be a pack or hold several. They are read only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Save thumbnails in projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Small pictures of what was asked about, stored with the conversation in the project file. Switch off before sharing projects of confidential imagery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Descriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How long a description is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Detailed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Ask before adding more features than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Larger results are added as a layer only after a question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Add results to the map at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Off: results wait for “Add layer” in the conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Language of answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>A language code such as en or de. Empty: the language of QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>Steps that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/settings.py"/>
        <source>How many turns' layers the dock can take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker said something unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker answered a question that nobody asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker did not respond any more and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The model made no progress any more and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>Ask again to start it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker ended unexpectedly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker lost track of the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_client.py"/>
        <source>The worker was restarted to stop a request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>The worker ended before it was ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>See its log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/engine/worker_pipe.py"/>
        <source>The worker did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/plugin.py"/>
        <source>Chat about what the map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/plugin.py"/>
        <source>There is no log yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>There is no imagery in this view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>Zoom to the imagery layer and ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>The region lies outside of the picture, or is smaller than one pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/assistant/tiling.py"/>
        <source>Draw the region on the imagery, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/chips.py"/>
        <source>The model knows no such legend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>The model failed on this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>The worker's log says more; a smaller view may work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>There is not enough memory for this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/loop.py"/>
        <source>Zoom in, draw a smaller region, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/captioner.py"/>
        <source>The card of the captioner is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/captioner.py"/>
        <source>Update the plugin and its model pack together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/change_head.py"/>
        <source>The two images differ in size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/change_head.py"/>
        <source>Bring them to one grid first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>Reinstall the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>Reinstall the model pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>no tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>The card of the image encoder is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/dual_encoder.py"/>
        <source>The tokenizer of the pack cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/echo.py"/>
        <source>working slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/echo.py"/>
        <source>a bug in a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>No model pack is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>Install the starter pack, or choose a pack folder in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/models/registry.py"/>
        <source>Set up the worker's environment again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../rs_assistant/worker/operations.py"/>
        <source>Pictures must be 8 bit RGB.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
